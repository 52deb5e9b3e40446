package postrider.letter;

import java.util.regex.Pattern;

/** Text for a place that has one line. */
final class OneLine {
    private static final Pattern UNSEEN = Pattern.compile("[\u202A-\u202E\u2066-\u2069\uFEFF\\p{Cs}]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}\u2028\u2029]+");
    private static final Pattern LOOSE_END = Pattern.compile("[\\s,;:.–—-]+$");

    private OneLine() {}

    /** Without the marks of {@link Slot}, which only a letter's own words may hold. */
    static String withoutMarks(String text) {
        return text.indexOf('\uE000') < 0 && text.indexOf('\uE001') < 0
                ? text
                : text.replace("\uE000", "").replace("\uE001", "");
    }

    /** Without marks, control characters, half characters and what turns the line's direction; blanks and line breaks are one blank. */
    static String of(String text) {
        String seen = UNSEEN.matcher(withoutMarks(text)).replaceAll("");
        return BLANKS.matcher(seen).replaceAll(" ").strip();
    }

    /** Cut before a word, with {@code …}, where longer than that many code points. Never parts a surrogate pair. */
    static String cut(String text, int size) {
        if (text.codePointCount(0, text.length()) <= size) {
            return text;
        }
        String head = text.substring(0, text.offsetByCodePoints(0, size - 1));
        int blank = head.lastIndexOf(' ');
        String words = blank > head.length() / 2 ? head.substring(0, blank) : head;
        return LOOSE_END.matcher(words).replaceFirst("") + "…";
    }
}
