package postrider.markdown;

/** Which characters may leave this package. */
final class Characters {
    /** Slots of letters begin and end with these two; no text may hold them. */
    private static final int SLOT_START = 0xE000;

    private static final int SLOT_END = 0xE001;

    private Characters() {}

    /**
     * Without what XML 1.0 forbids or discourages (section 2.2) and HTML calls errors (its section 13.2.3.5), and without the marks of
     * slots. Each line end is LF.
     */
    static String printable(String text) {
        if (text.codePoints().allMatch(Characters::isPrintable)) {
            return text;
        }
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u0085', '\n')
                .codePoints()
                .filter(Characters::isPrintable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Blanks of any kind, no-break ones among them, become one; none at either end. */
    static String collapsed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = endOfWords(text, at);
            if (end > at) {
                // Strings are copied whole, parts of them character by character.
                out.append(out.isEmpty() ? "" : " ").append(text.substring(at, end));
            }
            at = end + 1; // no blank lies beyond the first plane
        }
        return out.toString();
    }

    /** Behind words that one space parts. */
    private static int endOfWords(String text, int from) {
        int length = text.length();
        int at = from;
        while (at < length) {
            char c = text.charAt(at);
            boolean joins = c == ' ' && at > from && at + 1 < length && !isBlank(text.charAt(at + 1));
            if (!joins && isBlank(c)) {
                break;
            }
            at++;
        }
        return at;
    }

    static boolean isBlank(int point) {
        return point < 0x80
                ? point == ' ' || point >= '\t' && point <= '\r' || point >= 0x1C && point <= 0x1F
                : Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isPrintable(int point) {
        if (point < 0xA0) {
            return point >= 0x20 && point < 0x7F || point == '\t' || point == '\n';
        }
        boolean isNone = point >= 0xD800 && point < 0xE000
                || point >= 0xFDD0 && point <= 0xFDEF
                || (point & 0xFFFE) == 0xFFFE
                || point == SLOT_START
                || point == SLOT_END;
        return !isNone;
    }
}
