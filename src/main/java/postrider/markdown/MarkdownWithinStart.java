package postrider.markdown;

import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Parsedown Extra's {@code <div markdown="1">}: what follows is Markdown, also without the blank line that CommonMark asks for
 * (its section 4.6).
 */
final class MarkdownWithinStart implements BlockParserFactory {
    private static final Pattern START =
            Pattern.compile("(?i)<(?:div|section|article|aside|main|header|footer|details|figure"
                    + "|blockquote)[ \\t](?:[^<>]*[ \\t])?markdown=(?:\"1\"|'1'|1)(?:[ \\t][^<>]*+)?>[ \\t]*+");
    private static final int CODE_INDENT = 4;

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        CharSequence line = state.getLine().getContent();
        int start = state.getNextNonSpaceIndex();
        if (start >= line.length() || line.charAt(start) != '<' || state.getIndent() >= CODE_INDENT) {
            return BlockStart.none();
        }
        CharSequence tag = line.subSequence(start, line.length());
        if (!START.matcher(tag).matches()) {
            return BlockStart.none();
        }
        HtmlBlock block = new HtmlBlock();
        block.setLiteral(tag.toString());
        return BlockStart.of(new LineBlockParser(block)).atIndex(line.length());
    }
}
