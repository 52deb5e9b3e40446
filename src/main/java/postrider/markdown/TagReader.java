package postrider.markdown;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import postrider.markdown.ShortcodeTag.Kind;

/** Reads one tag at one place. A tag may span lines, but no blank one. */
final class TagReader {
    private static final String HTML_QUOTE = "&quot;";

    private final String text;
    private int at;
    private boolean assigned;
    private boolean slash;

    private TagReader(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /** @param start offset of a {@code [}; empty where what follows is no tag */
    static Optional<ShortcodeTag> read(String text, int start) {
        return new TagReader(text, start + 1).tag(start);
    }

    private Optional<ShortcodeTag> tag(int start) {
        boolean closes = take('/');
        String name = name();
        if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            return Optional.empty();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        Optional<String> value = closes || !take('=') ? Optional.of("") : assignedValue();
        if (value.isEmpty() || !closes && !attributes(attributes)) {
            return Optional.empty();
        }
        blanks();
        slash |= !closes && take('/');
        if (!take(']')) {
            return Optional.empty();
        }
        Kind kind = closes ? Kind.CLOSES : slash ? Kind.STANDS_ALONE : Kind.OPENS;
        return Optional.of(new ShortcodeTag(
                start, at, kind, name.toLowerCase(Locale.ROOT), value.get(), Map.copyOf(attributes), assigned));
    }

    /** False where something stands in the way. */
    private boolean attributes(Map<String, String> into) {
        while (blanks()) {
            String name = name();
            if (name.isEmpty()) {
                return true;
            }
            Optional<String> value = take('=') ? assignedValue() : Optional.of("");
            if (value.isEmpty()) {
                return false;
            }
            into.putIfAbsent(name.toLowerCase(Locale.ROOT), value.get());
        }
        return true;
    }

    private Optional<String> assignedValue() {
        assigned = true;
        for (String quote : new String[] {"\"", "'", HTML_QUOTE}) {
            if (text.startsWith(quote, at)) {
                return quotedValue(quote);
            }
        }
        return Optional.of(bareValue());
    }

    private Optional<String> quotedValue(String quote) {
        int from = at + quote.length();
        for (int to = from; to < text.length(); to++) {
            if (text.startsWith(quote, to)) {
                at = to + quote.length();
                return Optional.of(text.substring(from, to).replace('\n', ' '));
            }
            if (text.startsWith("\n\n", to)) {
                break;
            }
        }
        return Optional.empty();
    }

    /** A slash right before the bracket closes the tag, except at the end of a URL. */
    private String bareValue() {
        int from = at;
        while (at < text.length() && text.charAt(at) != ']' && text.charAt(at) != '[' && !isBlank(text.charAt(at))) {
            at++;
        }
        String value = text.substring(from, at);
        if (at < text.length() && text.charAt(at) == ']' && value.endsWith("/") && !value.contains("://")) {
            slash = true;
            return value.substring(0, value.length() - 1);
        }
        return value;
    }

    private String name() {
        int from = at;
        while (at < text.length() && isNameCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean blanks() {
        int from = at;
        while (at < text.length() && isBlank(text.charAt(at)) && !text.startsWith("\n\n", at)) {
            at++;
        }
        return at > from;
    }

    private boolean take(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
