package postrider.markdown;

import java.util.BitSet;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** Where a bracket begins no shortcode: in code, at links and images, in HTML tags (SPEC R11.2, R11.3). */
final class Literals {
    private final String text;
    private final BitSet found = new BitSet();

    private Literals(String text) {
        this.text = text;
    }

    static BitSet ofMarkdown(String text) {
        Literals literals = new Literals(text);
        Nodes.forEach(MarkdownParser.ofLiterals(text).parse(text), literals::visit);
        return literals.found;
    }

    static BitSet ofHtml(String text) {
        Literals literals = new Literals(text);
        RawHtml.tags(text, (start, end) -> literals.found.set(start, end));
        return literals.found;
    }

    private void visit(Node node) {
        if (node instanceof FencedCodeBlock
                || node instanceof IndentedCodeBlock
                || node instanceof Code
                || node instanceof HtmlInline
                || node instanceof LinkReferenceDefinition
                || node instanceof Image) {
            found.set(Nodes.start(node), Nodes.end(node));
        } else if (node instanceof Link) {
            link(node);
        } else if (node instanceof HtmlBlock block) {
            html(block);
        }
    }

    /** Its words may hold shortcodes. */
    private void link(Node link) {
        Node last = link.getLastChild();
        found.set(Nodes.start(link));
        found.set(last == null ? Nodes.start(link) : Nodes.end(last), Nodes.end(link));
    }

    private void html(HtmlBlock block) {
        for (SourceSpan span : block.getSourceSpans()) {
            int from = span.getInputIndex();
            String line = text.substring(from, from + span.getLength());
            RawHtml.tags(line, (start, end) -> found.set(from + start, from + end));
        }
    }
}
