package postrider.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import postrider.markdown.PostHtml.Safe;

/**
 * HTML as Markdown alone makes it: text, and the elements named here, well nested. Most posts are no more than that, and one look at
 * each character makes of it what {@link PostHtml} would in ten times as long. It lets through nothing that it doesn't know: no author's
 * HTML, no picture, no shortcode; one such thing, and it leaves all to the HTML parser and the allow-list.
 */
final class PlainHtml {
    private static final Set<String> TEXT_BLOCKS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre");
    private static final Set<String> BLOCKS = Set.of("ul", "ol", "li", "blockquote");
    private static final Set<String> INLINES = Set.of("em", "strong", "code");
    private static final Set<String> REFERENCES = Set.of("&amp;", "&lt;", "&gt;", "&quot;");

    private static final Pattern START = Pattern.compile("ol start=\"\\d{1,9}\"");
    private static final Pattern LANGUAGE = Pattern.compile("code class=\"[^\"&<>]*\"");

    /** An address that stays as it is, whoever reads it. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[A-Za-z0-9.-]+(?:/(?:[A-Za-z0-9_~%?&=#+,;@!$*:-]|\\.|/(?!\\.))*+)?");

    private static final Notes USUAL = Notes.of(CarrierNames.notIn(""));

    /** Deeper ones are cut by the HTML parser. */
    private static final int DEEPEST = 60;

    private final String html;
    private final Function<String, Target> targets;
    private final Notes notes;
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Target> links = new ArrayList<>();
    /** What comes out is the HTML itself but for a few places: it is taken over in long runs. */
    private StringBuilder out;

    private final StringBuilder text = new StringBuilder();
    private Optional<Safe> lead = Optional.empty();
    private int at;
    /** Up to where it was taken over. */
    private int taken;
    /** Open elements in which no block may stand. */
    private int inline;
    /** Where the content of the paragraph that is open begins. */
    private int paragraph;

    private PlainHtml(String html, CarrierNames carriers, Function<String, Target> targets) {
        this.html = html;
        this.targets = targets;
        this.notes = carriers.equals(USUAL.carriers) ? USUAL : Notes.of(carriers);
        this.out = new StringBuilder(html.length());
    }

    /** Tags with notes of ours in them. */
    private record Notes(CarrierNames carriers, Pattern link, Pattern delimiter) {
        static Notes of(CarrierNames carriers) {
            return new Notes(
                    carriers,
                    Pattern.compile("a href=\"((?:[^\"&\\x00-\\x1F]|&amp;)*+)\"( title=\"[^\"&<\\x00-\\x1F]*\")? "
                            + carriers.place() + "=\"\\d+ \\d+\""),
                    Pattern.compile("hr " + carriers.place() + "=\"\\d+ \\d+\" " + carriers.mark() + "=\"delimiter\""));
        }
    }

    /** What may be published. @param lead what stands before the delimiter, empty where there is none; @param links in their order */
    record Parts(Optional<Safe> lead, Safe rest, List<Target> links) {}

    /** @param targets says where a link leads; @return empty where more than this is needed */
    static Optional<Parts> of(String html, CarrierNames carriers, Function<String, Target> targets) {
        PlainHtml plain = new PlainHtml(html, carriers, targets);
        return plain.isRead()
                ? Optional.of(new Parts(plain.lead, plain.part(html.length()), plain.links))
                : Optional.empty();
    }

    private boolean isRead() {
        while (at < html.length()) {
            boolean known = html.charAt(at) == '<' ? isTagRead() : isTextRead();
            if (!known) {
                return false;
            }
        }
        return open.isEmpty();
    }

    /** @param end where it ends in the HTML */
    private Safe part(int end) {
        replace(end, "");
        Safe part = new Safe(new SafeHtml(out.toString().strip()), Characters.collapsed(text.toString()));
        out = new StringBuilder(html.length());
        text.setLength(0);
        return part;
    }

    private boolean isTextRead() {
        int end = at;
        char c = html.charAt(end);
        while (c != '<' && c != '&' && isPlain(c)) {
            end++;
            c = end < html.length() ? html.charAt(end) : '<';
        }
        // Strings are copied whole, parts of them character by character.
        text.append(html.substring(at, end));
        at = end;
        return c == '<' || c == '&' && isReferenceRead();
    }

    /** Puts words in the place of what stands between there and here. */
    private void replace(int from, String words) {
        out.append(html.substring(taken, from)).append(words);
        taken = at;
    }

    private boolean isReferenceRead() {
        int end = html.indexOf(';', at) + 1;
        String reference = end - at > 0 && end - at <= 6 ? html.substring(at, end) : "";
        if (!REFERENCES.contains(reference)) {
            return false;
        }
        char meant = switch (reference) {
            case "&amp;" -> '&';
            case "&lt;" -> '<';
            case "&gt;" -> '>';
            default -> '"';
        };
        text.append(meant);
        int from = at;
        at = end;
        if (meant == '"') {
            replace(from, "\"");
        }
        return true;
    }

    /** Neither to be escaped nor to be removed. What lies beyond the first plane is looked at closely by others. */
    private static boolean isPlain(char c) {
        if (c < 0x80) {
            return c >= ' ' && c != '>' || c == '\n' || c == '\t';
        }
        return c != 0xA0 && c < 0xD800 || c >= 0xF900 && c < 0xFFFE;
    }

    private boolean isTagRead() {
        int end = html.indexOf('>', at);
        if (end < 0) {
            return false;
        }
        int from = at;
        String tag = html.substring(from + 1, end);
        at = end + 1;
        return tag.startsWith("/") ? isClosed(tag.substring(1), from) : isOpened(tag, from);
    }

    private boolean isOpened(String tag, int from) {
        if (TEXT_BLOCKS.contains(tag)) {
            return isBlockOpened(tag) && ++inline > 0;
        } else if (BLOCKS.contains(tag)) {
            return isBlockOpened(tag);
        } else if (INLINES.contains(tag)) {
            return isInlineOpened(tag);
        } else if (tag.equals("br /")) {
            replace(from, "<br>");
            text.append(' ');
            return true;
        } else if (tag.equals("hr /")) {
            replace(from, "<hr>");
            text.append(' ');
            return inline == 0;
        } else if (tag.startsWith("a ")) {
            return isLinkOpened(tag, from);
        } else if (LANGUAGE.matcher(tag).matches()) {
            replace(from, "<code>");
            return isInlineOpened("code");
        } else if (START.matcher(tag).matches()) {
            return isBlockOpened("ol");
        }
        return notes.delimiter.matcher(tag).matches() && isParted(from);
    }

    private boolean isBlockOpened(String name) {
        text.append(' ');
        paragraph = at;
        open.push(name);
        return inline == 0 && open.size() <= DEEPEST;
    }

    private boolean isInlineOpened(String name) {
        open.push(name);
        inline++;
        return open.size() <= DEEPEST;
    }

    private boolean isLinkOpened(String tag, int from) {
        Matcher parts = notes.link.matcher(tag);
        if (open.contains("a") || !parts.matches()) {
            return false;
        }
        Target target = targets.apply(parts.group(1).replace("&amp;", "&"));
        String url = target.fault().isPresent() ? "" : target.url().orElse("");
        links.add(target);
        String title = parts.group(2) == null ? "" : parts.group(2);
        replace(from, "<a href=\"" + url.replace("&", "&amp;") + "\"" + title + ">");
        return ADDRESS.matcher(url).matches() && title.chars().allMatch(c -> isPlain((char) c)) && isInlineOpened("a");
    }

    private boolean isClosed(String name, int from) {
        if (!name.equals(open.poll())) {
            return false;
        }
        boolean block = !name.equals("a") && !INLINES.contains(name);
        if (name.equals("p") && isBlank(paragraph, from)) {
            return false;
        }
        text.append(block ? " " : "");
        inline -= block && BLOCKS.contains(name) ? 0 : 1;
        return true;
    }

    /** Nothing shows in it: it isn't to stay. */
    private boolean isBlank(int from, int end) {
        for (int i = from; i < end; i++) {
            if (!Characters.isBlank(html.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** At the delimiter. One with nothing readable before it is a case for others, and so is one within something. */
    private boolean isParted(int from) {
        if (!open.isEmpty() || lead.isPresent()) {
            return false;
        }
        lead = Optional.of(part(from));
        return !lead.get().text().isEmpty();
    }
}
