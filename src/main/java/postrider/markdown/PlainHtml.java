package postrider.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/**
 * Writes what Markdown alone can say: text, and the elements named here. Most posts are no more than that, and it makes of them what
 * {@link MarkdownHtml} and {@link PostHtml} would in ten times as long. It lets through nothing that it doesn't know: no author's HTML,
 * no picture, no shortcode; one such thing, and it leaves all to the HTML parser and the allow-list.
 */
final class PlainHtml extends AbstractVisitor {
    /** An address that stays as it is, whoever reads it. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[A-Za-z0-9.-]+(?:/(?:[A-Za-z0-9_~%?&=#+,;@!$*:-]|\\.|/(?!\\.))*+)?");

    private static final Pattern MARKED = Pattern.compile("[\"<>\\x00-\\x1F]");

    /** Deeper ones are cut by the HTML parser. */
    private static final int DEEPEST = 60;

    private final Function<String, Target> targets;
    private final List<Target> links = new ArrayList<>();
    private final StringBuilder out = new StringBuilder(4_096);
    private int depth;
    private boolean linked;
    private boolean known = true;

    private PlainHtml(Function<String, Target> targets) {
        this.targets = targets;
    }

    /** What may be published. @param links in their order */
    record Part(SafeHtml html, List<Target> links) {}

    /**
     * Of neighbours in a document.
     *
     * @param end the first that no longer belongs to them, or null
     * @param targets says where a link leads
     * @return empty where more than this is needed
     */
    static Optional<Part> of(@Nullable Node start, @Nullable Node end, Function<String, Target> targets) {
        PlainHtml plain = new PlainHtml(targets);
        for (Node node = start; node != end && node != null && plain.known; node = node.getNext()) {
            node.accept(plain);
        }
        return plain.known
                ? Optional.of(new Part(new SafeHtml(plain.out.toString().strip()), plain.links))
                : Optional.empty();
    }

    @Override
    protected void visitChildren(Node parent) {
        for (Node node = parent.getFirstChild(); node != null && known; node = node.getNext()) {
            node.accept(this);
        }
    }

    /** On a line of its own. @param apart whether its content stands on lines of its own as well */
    private void block(Node node, String name, String start, boolean apart) {
        line();
        element(node, name, start, apart);
        line();
    }

    private void element(Node node, String name, String start, boolean apart) {
        known &= ++depth <= DEEPEST;
        out.append(start);
        if (apart) {
            line();
        }
        visitChildren(node);
        if (apart) {
            line();
        }
        out.append("</").append(name).append('>');
        depth--;
    }

    /** Ends the line that was begun. */
    private void line() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private void text(String words) {
        int from = 0;
        for (int at = 0; at < words.length(); at++) {
            char c = words.charAt(at);
            if (c == '&' || c == '<' || c == '>') {
                // Strings are copied whole, parts of them character by character.
                out.append(words.substring(from, at)).append(c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;");
                from = at + 1;
            } else if (!isPlain(c)) {
                known = false;
            }
        }
        out.append(words.substring(from));
    }

    /** Not to be removed. What lies beyond the first plane is looked at closely by others. */
    private static boolean isPlain(char c) {
        if (c < 0x7F) {
            return c >= ' ' || c == '\n' || c == '\t';
        }
        return c > 0xA0 && c < 0xD800 || c >= 0xF900 && c < 0xFDD0;
    }

    @Override
    public void visit(Text text) {
        text(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak end) {
        out.append('\n');
    }

    @Override
    public void visit(HardLineBreak end) {
        out.append("<br>\n");
    }

    @Override
    public void visit(Emphasis emphasis) {
        element(emphasis, "em", "<em>", false);
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
        element(emphasis, "strong", "<strong>", false);
    }

    @Override
    public void visit(Code code) {
        code(code.getLiteral());
    }

    private void code(String literal) {
        known &= depth < DEEPEST;
        out.append("<code>");
        text(literal);
        out.append("</code>");
    }

    @Override
    public void visit(Link link) {
        String address = link.getDestination();
        String title = link.getTitle() == null ? "" : link.getTitle();
        if (linked
                || MARKED.matcher(address + title).find()
                || title.indexOf('&') >= 0
                || MarkdownHtml.plugin(link).isPresent()) {
            known = false;
            return;
        }
        Target target = targets.apply(address);
        links.add(target);
        String url = target.fault().isPresent() || target.keepsNotes()
                ? ""
                : target.url().orElse("");
        known &= ADDRESS.matcher(url).matches() && title.chars().allMatch(c -> isPlain((char) c));
        linked = true;
        String start = "<a href=\"" + url.replace("&", "&amp;") + "\"";
        element(link, "a", start + (link.getTitle() == null ? ">" : " title=\"" + title + "\">"), false);
        linked = false;
    }

    @Override
    public void visit(Paragraph paragraph) {
        if (paragraph.getParent().getParent() instanceof ListBlock list && list.isTight()) {
            visitChildren(paragraph);
            return;
        }
        line();
        int from = out.length() + "<p>".length();
        block(paragraph, "p", "<p>", false);
        // Nothing shows in it: it isn't to stay.
        known &= !isBlank(from, out.length() - "</p>\n".length());
    }

    private boolean isBlank(int from, int end) {
        int at = from;
        while (at < end && Characters.isBlank(out.charAt(at))) {
            at++;
        }
        return at >= end;
    }

    @Override
    public void visit(Heading heading) {
        String name = "h" + heading.getLevel();
        block(heading, name, "<" + name + ">", false);
    }

    @Override
    public void visit(BlockQuote quote) {
        block(quote, "blockquote", "<blockquote>", true);
    }

    @Override
    public void visit(BulletList list) {
        block(list, "ul", "<ul>", true);
    }

    @Override
    public void visit(OrderedList list) {
        Integer first = list.getMarkerStartNumber();
        block(list, "ol", first == null || first == 1 ? "<ol>" : "<ol start=\"" + first + "\">", true);
    }

    @Override
    public void visit(ListItem item) {
        element(item, "li", "<li>", false);
        line();
    }

    @Override
    public void visit(ThematicBreak between) {
        line();
        out.append("<hr>\n");
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        codeBlock(block.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock block) {
        String language = block.getInfo() == null ? "" : block.getInfo();
        known &= !MARKED.matcher(language).find() && language.indexOf('&') < 0;
        codeBlock(block.getLiteral());
    }

    private void codeBlock(String literal) {
        line();
        out.append("<pre>");
        depth++;
        code(literal);
        depth--;
        out.append("</pre>\n");
    }

    @Override
    public void visit(CustomBlock block) {
        known &= block instanceof OwnNodes.DelimiterBlock && block.getParent() instanceof Document;
    }

    @Override
    public void visit(CustomNode node) {
        known = false;
    }

    @Override
    public void visit(HtmlBlock html) {
        known = false;
    }

    @Override
    public void visit(HtmlInline html) {
        known = false;
    }

    @Override
    public void visit(Image image) {
        known = false;
    }
}
