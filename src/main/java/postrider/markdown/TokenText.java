package postrider.markdown;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body with each token blotted out by a mark of the same length, so that offsets stay true and Markdown sees punctuation
 * where the brackets stood. A token that spans lines has a part on each.
 */
final class TokenText {
    /** A bracket that hardly any text holds; one that does is told apart by its offset. */
    static final char MARK = '\u2E28';

    private final String text;
    private final Map<Integer, Part> parts = new HashMap<>();

    /** @param html of the whole token in its first part, empty in the others */
    record Part(String html, int length, boolean block) {}

    TokenText(String source, Shortcodes shortcodes) {
        text = shortcodes.tokens().isEmpty() ? source : blotted(source, shortcodes);
    }

    private String blotted(String source, Shortcodes shortcodes) {
        StringBuilder blotted = new StringBuilder(source);
        for (Token token : shortcodes.tokens()) {
            String html = token.html();
            int from = token.start();
            for (int at = token.start(); at <= token.end(); at++) {
                if (at < token.end() && source.charAt(at) != '\n') {
                    blotted.setCharAt(at, MARK);
                    continue;
                }
                if (at > from) {
                    parts.put(from, new Part(html, at - from, token.block()));
                    html = "";
                }
                from = at + 1;
            }
        }
        return blotted.toString();
    }

    String text() {
        return text;
    }

    @Nullable
    Part partAt(int offset) {
        return parts.get(offset);
    }
}
