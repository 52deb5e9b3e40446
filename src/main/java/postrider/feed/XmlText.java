package postrider.feed;

import java.util.regex.Pattern;
import postrider.source.SourceText;

/** Text that feeds can hold: one character that XML 1.0 forbids (section 2.2, Char) would cost readers the whole feed. */
final class XmlText {
    /** An ampersand that could begin a character reference (HTML, section 13.5). */
    private static final Pattern REFERENCE = Pattern.compile("&(?=[#A-Za-z0-9])");

    private XmlText() {}

    /**
     * As {@link SourceText#allowed}, less the control characters and the code points for no character that XML 1.0 discourages and
     * HTML calls errors. Each line end is LF: an XML parser would make LF of any other.
     */
    static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u0085', '\n');
        StringBuilder kept = new StringBuilder(lines.length());
        SourceText.allowed(lines).codePoints().filter(c -> !isDiscouraged(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** A loop, because many pass here. */
    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' || c >= 0x7F && c <= 0x9F || c >= 0xD800 && isRare(c)) {
                return false;
            }
        }
        return true;
    }

    /** Surrogates and what may be no character: to be looked at closely. */
    private static boolean isRare(char c) {
        return Character.isSurrogate(c) || c >= 0xFDD0;
    }

    private static boolean isDiscouraged(int c) {
        return c >= 0x7F && c <= 0x9F || c >= 0xFDD0 && c <= 0xFDEF || (c & 0xFFFE) == 0xFFFE;
    }

    /** Plain text as HTML shows it to the letter; what HTML takes literally anyway is left, for whoever shows it as it is. */
    static String asHtml(String plain) {
        return REFERENCE.matcher(plain).replaceAll("&amp;").replace("<", "&lt;");
    }
}
