package postrider.feed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    private static final int INDENT = 2;

    /** UTF-8 from the start: text that is once in memory with two octets a character is slow to write on. */
    private byte[] out = new byte[1 << 15];

    private int size;
    private int depth;

    /** What stands for characters that may not stand themselves. {@code >} is one of them because of <code>]]&gt;</code> (XML 1.0, section 2.4). */
    private static final class Escapes {
        private static final byte[] ITSELF = {};

        private final byte[][] escapes = new byte[Byte.MAX_VALUE + 1][];

        Escapes() {
            Arrays.fill(escapes, ITSELF);
            with('>', "&gt;");
        }

        /** @param c of ASCII, whose octets are no part of any other character's */
        Escapes with(char c, String escape) {
            escapes[c] = escape.getBytes(StandardCharsets.US_ASCII);
            return this;
        }

        /** Empty where the octet stands for itself. */
        byte[] of(byte octet) {
            return octet < 0 ? ITSELF : escapes[octet];
        }
    }

    /** @param style address of the style sheet by which browsers show the document */
    XmlWriter(String style) {
        add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?xml-stylesheet type=\"text/css\" href=\"");
        escape(style, ATTRIBUTE);
        add("\"?>\n");
    }

    XmlWriter open(String name, @Nullable String... attributes) {
        begin(name, attributes);
        add(">\n");
        depth++;
        return this;
    }

    XmlWriter close(String name) {
        depth--;
        indent();
        end(name);
        return this;
    }

    private void end(String name) {
        add("</");
        add(name);
        add(">\n");
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
        add(">");
        escape(text, escapes);
        end(name);
        return this;
    }

    XmlWriter empty(String name, @Nullable String... attributes) {
        begin(name, attributes);
        add("/>\n");
        return this;
    }

    Bytes bytes() {
        return Bytes.copyOf(out, size);
    }

    private void begin(String name, @Nullable String... attributes) {
        indent();
        add("<");
        add(name);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                add(" ");
                add(Objects.requireNonNull(attributes[i]));
                add("=\"");
                escape(value, ATTRIBUTE);
                add("\"");
            }
        }
    }

    /** Whole archives pass here, so runs are copied whole. */
    private void escape(String text, Escapes escapes) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        for (int i = 0; i < octets.length; i++) {
            byte[] escape = escapes.of(octets[i]);
            if (escape.length > 0) {
                add(octets, from, i);
                add(escape, 0, escape.length);
                from = i + 1;
            }
        }
        add(octets, from, octets.length);
    }

    private void indent() {
        ensure(INDENT * depth);
        Arrays.fill(out, size, size + INDENT * depth, (byte) ' ');
        size += INDENT * depth;
    }

    private void add(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        add(octets, 0, octets.length);
    }

    private void add(byte[] octets, int from, int end) {
        ensure(end - from);
        System.arraycopy(octets, from, out, size, end - from);
        size += end - from;
    }

    private void ensure(int more) {
        if (out.length - size < more) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
        }
    }
}
