package postrider.markdown;

import org.commonmark.node.Block;
import org.commonmark.node.Document;
import org.commonmark.node.ListBlock;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** Sees a delimiter where a block may begin: never within code, lists, quotes or HTML (SPEC R9.1). */
record DelimiterStart(Delimiter delimiter) implements BlockParserFactory {
    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        CharSequence line = state.getLine().getContent();
        int start = state.getLine().getSourceSpan().getInputIndex();
        boolean here = isTopmost(matched.getMatchedBlockParser().getBlock()) && delimiter.isAt(start, line);
        return here
                ? BlockStart.of(new LineBlockParser(new OwnNodes.DelimiterBlock(start + state.getNextNonSpaceIndex())))
                        .atIndex(line.length())
                : BlockStart.none();
    }

    /** A list is still open when the line below its last item is read. */
    private static boolean isTopmost(Block block) {
        return block instanceof Document
                || block instanceof OwnNodes.RestBlock && block.getParent() instanceof Document
                || block instanceof ListBlock && block.getParent() instanceof Document;
    }
}
