package postrider.post;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import postrider.source.Location;
import postrider.source.SourceText;
import postrider.source.YamlNode;
import postrider.source.YamlScalar;

/** A title as plain text (SPEC §8). */
final class Title {
    private static final Set<String> BLOCKS = Set.of("br", "p", "div");
    private static final Set<String> ELEMENTS = Set.of(
            ("a abbr acronym address area article aside audio b base basefont bdi bdo big blockquote body br button canvas caption center "
                            + "cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption "
                            + "figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins "
                            + "kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup option "
                            + "output p param picture pre progress q rp rt ruby s samp script search section select slot small source "
                            + "span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title "
                            + "tr track tt u ul var video wbr")
                    .split(" "));
    /** Well over what any list of letters shows. */
    private static final int LONGEST = 200;

    private static final Pattern BIDI = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private Title() {}

    /** Empty where there is none, or none that can be used. @param source the file's text, to look for a lost comment */
    static Optional<String> read(Fields fields, SourceText source, Findings findings) {
        YamlNode node = fields.get("title").orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof YamlScalar scalar)) {
            findings.error(
                    "E302", node.at(), "title is " + Fields.shown(node) + ", not a text", "Put the title into quotes");
            return Optional.empty();
        }
        if (scalar.plain() && commentFollows(scalar.at(), source)) {
            findings.warning(
                    "W104",
                    scalar.at(),
                    "what follows # in the title is a comment and was dropped",
                    "Put the title into quotes if it belongs to it");
        }
        String untagged = withoutTags(scalar.text());
        if (!untagged.equals(scalar.text())) {
            findings.warning(
                    "W302", scalar.at(), "title holds HTML; its tags were removed", "Write the title as plain text");
        }
        String decoded = SourceText.allowed(CharacterReferences.decoded(untagged));
        String title = Blanks.collapsed(BIDI.matcher(decoded).replaceAll(""));
        int length = title.codePointCount(0, title.length());
        if (length > LONGEST) {
            findings.warning(
                    "W303",
                    scalar.at(),
                    "title has " + length + " characters; subjects and lists show " + LONGEST + " at most",
                    "Shorten it, and begin the text with the rest");
        }
        return title.isEmpty() ? Optional.empty() : Optional.of(title);
    }

    /** The best there is where the author gave none. */
    static String fromSlug(String slug) {
        String words = Blanks.collapsed(slug.replace('-', ' ').replace('_', ' '));
        if (words.isEmpty()) {
            return slug;
        }
        int end = words.offsetByCodePoints(0, 1);
        return words.substring(0, end).toUpperCase(Locale.ROOT) + words.substring(end);
    }

    /** A plain scalar cannot hold " #": what stands so in its lines was lost. */
    private static boolean commentFollows(Location at, SourceText source) {
        if (!at.file().equals(source.file())) {
            return false;
        }
        String[] lines = source.text().split("\n", -1);
        int line = at.line() - source.firstLine();
        String first = lines[line];
        String rest = first.substring(first.offsetByCodePoints(0, at.column() - 1));
        while (!hasComment(rest)) {
            line++;
            if (line >= lines.length || lines[line].isBlank() || !Character.isWhitespace(lines[line].charAt(0))) {
                return false;
            }
            rest = lines[line].strip();
        }
        return true;
    }

    private static boolean hasComment(String text) {
        return text.contains(" #") || text.contains("\t#");
    }

    private static String withoutTags(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '<' ? endOfTag(text, at) : -1;
            if (end < 0) {
                out.append(text.charAt(at++));
            } else {
                out.append(BLOCKS.contains(tagName(text, at)) ? " " : "");
                at = end;
            }
        }
        return out.toString();
    }

    /** The offset after a known element's tag that begins here, else -1. */
    private static int endOfTag(String text, int start) {
        String name = tagName(text, start);
        if (!ELEMENTS.contains(name)) {
            return -1;
        }
        char quote = 0;
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i + 1;
            } else if (c == '<') {
                return -1;
            } else if ((c == '"' || c == '\'') && text.charAt(i - 1) == '=') {
                quote = c;
            }
        }
        return -1;
    }

    private static String tagName(String text, int start) {
        int from = start + (text.startsWith("</", start) ? 2 : 1);
        int end = from;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        boolean closed = end < text.length() && " \t\n/>".indexOf(text.charAt(end)) >= 0;
        return closed ? text.substring(from, end).toLowerCase(Locale.ROOT) : "";
    }
}
