package postrider.feed;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import postrider.source.Bytes;

/**
 * Writes XML 1.0: texts to the letter, each element on a line of its own. Elements that hold elements hold no text. Attributes
 * are given as name, value, name, value; one whose value is null is left out.
 */
final class XmlWriter {
    private final StringBuilder out = new StringBuilder(1 << 14);
    private int depth;

    /** @param style address of the style sheet by which browsers show the document */
    XmlWriter(String style) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?xml-stylesheet type=\"text/css\" href=\"");
        escape(style, "&quot;");
        out.append("\"?>\n");
    }

    XmlWriter open(String name, @Nullable String... attributes) {
        begin(name, attributes);
        out.append(">\n");
        depth++;
        return this;
    }

    XmlWriter close(String name) {
        depth--;
        out.append("  ".repeat(depth)).append("</").append(name).append(">\n");
        return this;
    }

    XmlWriter text(String name, String text, @Nullable String... attributes) {
        begin(name, attributes);
        out.append('>');
        escape(text, "\"");
        out.append("</").append(name).append(">\n");
        return this;
    }

    XmlWriter empty(String name, @Nullable String... attributes) {
        begin(name, attributes);
        out.append("/>\n");
        return this;
    }

    Bytes bytes() {
        return Bytes.utf8(out.toString());
    }

    private void begin(String name, @Nullable String... attributes) {
        out.append("  ".repeat(depth)).append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.append(' ').append(Objects.requireNonNull(attributes[i])).append("=\"");
                escape(value, "&quot;");
                out.append('"');
            }
        }
    }

    /** {@code >} goes the same way, because of <code>]]&gt;</code> (XML 1.0, section 2.4). @param quote the quotation mark, which ends attributes */
    private void escape(String text, String quote) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(quote);
                default -> out.append(c);
            }
        }
    }
}
