package postrider.feed;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import postrider.source.Bytes;

/**
 * Writes XML 1.0: texts to the letter, each element on a line of its own. Elements that hold elements hold no text. Attributes
 * are given as name, value, name, value; one whose value is null is left out.
 */
final class XmlWriter {
    private static final Escapes MARKUP = new Escapes().with('&', "&amp;").with('<', "&lt;");
    private static final Escapes PLAIN = new Escapes().with('&', "&#x26;").with('<', "&#x3C;");
    private static final Escapes ATTRIBUTE = new Escapes()
            .with('&', "&amp;")
            .with('<', "&lt;")
            .with('"', "&quot;")
            .with('\n', "&#10;")
            .with('\t', "&#9;");

    private final StringBuilder out = new StringBuilder(1 << 14);
    private int depth;

    /** What stands for characters that may not stand themselves. {@code >} is one of them because of <code>]]&gt;</code> (XML 1.0, section 2.4). */
    private static final class Escapes {
        private final @Nullable String[] escapes = new @Nullable String['>' + 1];

        Escapes() {
            escapes['>'] = "&gt;";
        }

        Escapes with(char c, String escape) {
            escapes[c] = escape;
            return this;
        }

        @Nullable
        String of(char c) {
            return c < escapes.length ? escapes[c] : null;
        }
    }

    /** @param style address of the style sheet by which browsers show the document */
    XmlWriter(String style) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?xml-stylesheet type=\"text/css\" href=\"");
        escape(style, ATTRIBUTE);
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
        return text(name, text, MARKUP, attributes);
    }

    /**
     * Text in which a reader must not look for HTML; nothing else is different about it. As the RSS Advisory Board's profile
     * has it: ampersand and less-than sign as hexadecimal references.
     */
    XmlWriter plain(String name, String text) {
        return text(name, text, PLAIN);
    }

    private XmlWriter text(String name, String text, Escapes escapes, @Nullable String... attributes) {
        begin(name, attributes);
        out.append('>');
        escape(text, escapes);
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
                escape(value, ATTRIBUTE);
                out.append('"');
            }
        }
    }

    /** Whole archives pass here, so runs are copied whole. */
    private void escape(String text, Escapes escapes) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String escape = escapes.of(text.charAt(i));
            if (escape != null) {
                out.append(text, from, i).append(escape);
                from = i + 1;
            }
        }
        out.append(text, from, text.length());
    }
}
