package postrider.markdown;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * HTML that the author wrote, on its way to the HTML parser: each start tag gets a note of its place, each token its HTML.
 * A rough reading is enough, as nothing is let through here: the allow-list decides at the end.
 */
final class RawHtml {
    private static final Set<String> TARGETS = Set.of("href", "src");

    private final String html;
    private final TagVisitor visitor;
    private int at;

    /** Told of each tag and comment. */
    interface TagSpan {
        void tag(int start, int end);
    }

    /** Told of what a start tag holds. */
    interface TagVisitor extends TagSpan {
        /** @param end offset behind the name */
        default void name(String name, int start, int end) {}

        /** @param value offset of its value's first character, or of the name where it has none */
        default void attribute(String name, int value) {}
    }

    private RawHtml(String html, TagVisitor visitor) {
        this.html = html;
        this.visitor = visitor;
    }

    static void tags(String html, TagSpan span) {
        read(html, span::tag);
    }

    static void read(String html, TagVisitor visitor) {
        new RawHtml(html, visitor).read();
    }

    /** @param offset from an index in the HTML to the offset in the body */
    static String marked(
            String html, IntUnaryOperator offset, TokenText tokens, CarrierNames carriers, Warnings warnings) {
        Marks marks = new Marks(html, offset, tokens, carriers, warnings);
        read(html, marks);
        return marks.finish();
    }

    private void read() {
        at = html.indexOf('<');
        while (at >= 0 && at + 1 < html.length()) {
            int start = at;
            char next = html.charAt(at + 1);
            if (isLetter(next)) {
                startTag(start);
                visitor.tag(start, at);
            } else if (next == '/' || next == '!' || next == '?') {
                at = endOf(html.startsWith("<!--", start) ? "-->" : ">", start);
                visitor.tag(start, at);
            } else {
                at++;
            }
            at = html.indexOf('<', at);
        }
    }

    private int endOf(String mark, int from) {
        int found = html.indexOf(mark, from);
        return found < 0 ? html.length() : found + mark.length();
    }

    private void startTag(int start) {
        at = start + 1;
        skipTo("/>");
        visitor.name(html.substring(start + 1, at).toLowerCase(Locale.ROOT), start, at);
        while (at < html.length() && html.charAt(at) != '>') {
            if (isBlank(html.charAt(at)) || html.charAt(at) == '/') {
                at++;
            } else {
                attribute();
            }
        }
        at = Math.min(at + 1, html.length());
    }

    private void attribute() {
        int nameStart = at;
        at++;
        skipTo("/>=");
        String name = html.substring(nameStart, at).toLowerCase(Locale.ROOT);
        int equals = at;
        skipBlanks();
        if (at >= html.length() || html.charAt(at) != '=') {
            at = equals;
            visitor.attribute(name, nameStart);
            return;
        }
        at++;
        skipBlanks();
        if (at < html.length() && (html.charAt(at) == '"' || html.charAt(at) == '\'')) {
            int value = at + 1;
            at = endOf(html.substring(at, value), value);
            visitor.attribute(name, value);
        } else {
            visitor.attribute(name, at);
            skipTo(">");
        }
    }

    private void skipTo(String stops) {
        while (at < html.length() && !isBlank(html.charAt(at)) && stops.indexOf(html.charAt(at)) < 0) {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < html.length() && isBlank(html.charAt(at))) {
            at++;
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f';
    }

    /** Writes the notes, and warns of what the allow-list will take away (W406). */
    private static final class Marks implements TagVisitor {
        private final String html;
        private final IntUnaryOperator offset;
        private final TokenText tokens;
        private final CarrierNames carriers;
        private final Warnings warnings;
        private final StringBuilder out = new StringBuilder();
        private int copied;
        private String name = "";
        private int nameStart;
        private int nameEnd;
        private int target = -1;

        Marks(String html, IntUnaryOperator offset, TokenText tokens, CarrierNames carriers, Warnings warnings) {
            this.html = html;
            this.offset = offset;
            this.tokens = tokens;
            this.carriers = carriers;
            this.warnings = warnings;
        }

        @Override
        public void name(String tagName, int start, int end) {
            name = tagName;
            nameStart = start;
            nameEnd = end;
            target = -1;
            if (!AllowList.allowsElement(tagName)) {
                warn("<" + tagName + ">");
            }
        }

        @Override
        public void attribute(String attribute, int value) {
            if (target < 0 && TARGETS.contains(attribute)) {
                target = value;
            }
            boolean said = attribute.equals("markdown"); // to the Markdown parser, which has heard it
            if (AllowList.allowsElement(name) && !said && !AllowList.ATTRIBUTES.contains(attribute)) {
                warn("attribute " + attribute + " of <" + name + ">");
            }
        }

        @Override
        public void tag(int start, int end) {
            text(start);
            if (isLetter(html.charAt(start + 1))) {
                int place = offset.applyAsInt(nameStart);
                out.append(html, start, nameEnd)
                        .append(carriers.placed(place, target < 0 ? place : offset.applyAsInt(target)));
                copied = nameEnd;
            }
            out.append(html, copied, end);
            copied = end;
        }

        String finish() {
            text(html.length());
            return out.toString();
        }

        private void text(int end) {
            int at = copied;
            while (at < end) {
                TokenText.Part part = html.charAt(at) == TokenText.MARK ? tokens.partAt(offset.applyAsInt(at)) : null;
                if (part == null) {
                    out.append(html.charAt(at++));
                } else {
                    out.append(part.html());
                    at += part.length();
                }
            }
            copied = Math.max(at, end);
        }

        private void warn(String what) {
            warnings.addOnce(
                    "W406",
                    offset.applyAsInt(nameStart),
                    Warnings.quoted(what) + " is not let into feeds and letters; such HTML is removed",
                    "Write Markdown or plain HTML instead");
        }
    }
}
