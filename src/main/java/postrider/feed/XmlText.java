package postrider.feed;

import postrider.source.SourceText;

/** Text that XML 1.0 can hold (section 2.2, Char): one forbidden character would cost readers the whole feed. */
final class XmlText {
    private XmlText() {}

    /** As {@link SourceText#allowed}, and each line end is LF: an XML parser would make LF of any other. */
    static String clean(String text) {
        return SourceText.allowed(text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** Plain text as HTML shows it to the letter. */
    static String asHtml(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
