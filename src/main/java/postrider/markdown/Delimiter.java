package postrider.markdown;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** The line that parts summary and rest (SPEC R9.1 to R9.4). */
record Delimiter(String line, BodyText body, BitSet enclosed) {
    /** Whether this line of the body is one, as far as the line itself and the one above can tell. */
    boolean isAt(int lineStart, CharSequence content) {
        return !line.isEmpty() && looksSo(content) && body.followsBlankLine(lineStart) && !enclosed.get(lineStart);
    }

    /** Up to three blanks before, any behind. */
    boolean looksSo(CharSequence content) {
        int indent = 0;
        while (indent < content.length() && Character.isWhitespace(content.charAt(indent))) {
            indent++;
        }
        return indent <= 3
                && content.length() - indent >= line.length()
                && content.charAt(indent) == line.charAt(0)
                && content.toString().strip().equals(line);
    }

    /** The tokens of a body that is HTML already, and the delimiters between its tags as further ones. */
    Shortcodes amongHtml(Shortcodes shortcodes, BitSet tags, CarrierNames carriers) {
        List<Token> tokens = new ArrayList<>(shortcodes.tokens());
        boolean parted = false;
        int start = 0;
        for (String content : (Iterable<String>) body.text().lines()::iterator) {
            if (isAt(start, content) && !tags.get(start)) {
                int from = start + content.length() - content.stripLeading().length();
                String html = parted ? "" : carriers.delimiter(from);
                tokens.add(new Token(from, from + line.length(), html, true));
                parted = true;
            }
            start += content.length() + 1;
        }
        tokens.sort(Comparator.comparingInt(Token::start));
        return new Shortcodes(tokens, enclosed);
    }
}
