package postrider.feed;

/** Text that XML 1.0 can hold (section 2.2, Char): one forbidden character would cost readers the whole feed. */
final class XmlText {
    private XmlText() {}

    /** The text without what XML forbids (most control characters, lone surrogates, U+FFFE, U+FFFF); each line end is LF. */
    static String clean(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        if (lines.codePoints().allMatch(XmlText::isAllowed)) {
            return lines;
        }
        StringBuilder kept = new StringBuilder(lines.length());
        lines.codePoints().filter(XmlText::isAllowed).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }
}
