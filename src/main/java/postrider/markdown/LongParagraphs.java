package postrider.markdown;

import org.commonmark.node.Block;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Begins a new paragraph after very many lines without a blank one: the library copies all lines of a paragraph at each further
 * line. One for each parse.
 */
final class LongParagraphs implements BlockParserFactory {
    private static final int MOST_LINES = 2_000;
    private static final int CODE_INDENT = 4;

    private int lastLine = -1;
    private int lines;

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        int line = state.getLine().getSourceSpan().getLineIndex();
        if (line == lastLine || state.getIndent() >= CODE_INDENT) {
            return BlockStart.none();
        }
        lines = line == lastLine + 1 && !state.isBlank() ? lines + 1 : 0;
        lastLine = line;
        if (lines < MOST_LINES) {
            return BlockStart.none();
        }
        lines = 0;
        return BlockStart.of(new Rest()).atIndex(state.getNextNonSpaceIndex());
    }

    /** Holds the new paragraph, which goes on below it by CommonMark's rule for lazy lines. */
    private static final class Rest extends AbstractBlockParser {
        private final Block block = new OwnNodes.RestBlock();

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block child) {
            return true;
        }

        @Override
        @SuppressWarnings("NullAway") // the library's way to say that the block is over
        public BlockContinue tryContinue(ParserState state) {
            return BlockContinue.none();
        }
    }
}
