package postrider.markdown;

import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** A line that holds only tags of block shortcodes ends the paragraph or list above it. */
record TokenLineStart(TokenText tokens) implements BlockParserFactory {
    private static final int CODE_INDENT = 4;

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        CharSequence line = state.getLine().getContent();
        int offset = state.getLine().getSourceSpan().getInputIndex();
        int at = state.getNextNonSpaceIndex();
        if (state.getIndent() >= CODE_INDENT || at >= line.length() || line.charAt(at) != TokenText.MARK) {
            return BlockStart.none();
        }
        StringBuilder html = new StringBuilder();
        while (at < line.length()) {
            TokenText.Part part = tokens.partAt(offset + at);
            if (part != null && part.block()) {
                html.append(part.html());
                at += part.length();
            } else if (part == null && Character.isWhitespace(line.charAt(at))) {
                at++;
            } else {
                return BlockStart.none();
            }
        }
        return BlockStart.of(new LineBlockParser(new OwnNodes.TokenBlock(html.toString())))
                .atIndex(line.length());
    }
}
