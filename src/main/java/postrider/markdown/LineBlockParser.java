package postrider.markdown;

import org.commonmark.node.Block;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.ParserState;

/** A block of one line. */
final class LineBlockParser extends AbstractBlockParser {
    private final Block block;

    LineBlockParser(Block block) {
        this.block = block;
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    @SuppressWarnings("NullAway") // the library's way to say that the block is over
    public BlockContinue tryContinue(ParserState state) {
        return BlockContinue.none();
    }
}
