package postrider.markdown;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Markdown to HTML that is not safe yet and carries our notes ({@link CarrierNames}). */
final class MarkdownHtml {
    private static final Pattern PLUGIN = Pattern.compile("plugin:([A-Za-z0-9_-]+)");

    /** All destinations together: one long definition may be used by every word of a body. */
    private static final long LONGEST_DESTINATIONS = 4_000_000;

    private final BodyText body;
    private final TokenText tokens;
    private final Delimiter delimiter;
    private final CarrierNames carriers;
    private final Warnings warnings;

    MarkdownHtml(BodyText body, TokenText tokens, Delimiter delimiter, CarrierNames carriers, Warnings warnings) {
        this.body = body;
        this.tokens = tokens;
        this.delimiter = delimiter;
        this.carriers = carriers;
        this.warnings = warnings;
    }

    /** The text's tree, warned of. */
    Node parsed() {
        Node document = MarkdownParser.of(tokens, delimiter).parse(tokens.text());
        if (body.text().indexOf('{') >= 0) {
            new BraceAttributes(body.text()).removeFrom(document);
        }
        check(document);
        return document;
    }

    /** @param document that {@link #parsed} returned */
    String render(Node document) {
        TargetPlaces places = new TargetPlaces(tokens.text(), document);
        return HtmlRenderer.builder()
                .attributeProviderFactory(context -> (node, tag, attributes) -> note(node, places, attributes))
                .nodeRendererFactory(context -> new OwnRenderer(context))
                .extensions(MarkdownParser.extensions(tokens.text()))
                .build()
                .render(document);
    }

    private void note(Node node, TargetPlaces places, Map<String, String> attributes) {
        String destination = node instanceof Link link
                ? link.getDestination()
                : node instanceof Image image ? image.getDestination() : "";
        if (node instanceof Link || node instanceof Image) {
            attributes.put(carriers.place(), Nodes.start(node) + " " + places.of(node, destination));
        }
        plugin(node).ifPresent(name -> attributes.put(carriers.mark(), name));
    }

    /** The plugin that shows what this links to, where the author asks for one. */
    static Optional<String> plugin(Node node) {
        return node instanceof Link && node.getFirstChild() instanceof Text text && text.getNext() == null
                ? Optional.of(PLUGIN.matcher(text.getLiteral()))
                        .filter(Matcher::matches)
                        .map(name -> name.group(1))
                : Optional.empty();
    }

    /** Warns, and limits destinations: what is cut off is dropped as an address that cannot be passed on. */
    private void check(Node document) {
        long[] total = {0};
        Nodes.forEach(document, node -> {
            if (node instanceof Heading heading) {
                warnOfUnderline(heading);
            } else if (node instanceof Link link) {
                total[0] += link.getDestination().length();
                link.setDestination(total[0] > LONGEST_DESTINATIONS ? ":" : link.getDestination());
            } else if (node instanceof Image image) {
                total[0] += image.getDestination().length();
                image.setDestination(total[0] > LONGEST_DESTINATIONS ? ":" : image.getDestination());
            }
        });
    }

    private void warnOfUnderline(Heading heading) {
        List<SourceSpan> lines = heading.getSourceSpans();
        if (lines.size() < 2) {
            return;
        }
        SourceSpan last = lines.get(lines.size() - 1);
        String underline = body.text().substring(last.getInputIndex(), last.getInputIndex() + last.getLength());
        if (underline.strip().equals(delimiter.line())) {
            int indent = underline.length() - underline.stripLeading().length();
            warnings.add(
                    "W401",
                    last.getInputIndex() + indent,
                    delimiter.line() + " directly under a line of text makes it a heading and parts nothing",
                    "Put a blank line above it to end the summary there");
        }
    }

    private final class OwnRenderer implements NodeRenderer {
        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;
        private boolean parted;

        OwnRenderer(HtmlNodeRendererContext context) {
            this.context = context;
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(
                    OwnNodes.TokenNode.class,
                    OwnNodes.TokenBlock.class,
                    OwnNodes.DelimiterBlock.class,
                    OwnNodes.RestBlock.class,
                    HtmlBlock.class,
                    HtmlInline.class,
                    TaskListItemMarker.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof OwnNodes.TokenNode token) {
                html.raw(token.html);
            } else if (node instanceof OwnNodes.TokenBlock token) {
                html.raw(token.html);
                html.line();
            } else if (node instanceof OwnNodes.DelimiterBlock line) {
                html.raw(parted ? "" : carriers.delimiter(line.offset));
                parted = true;
            } else if (node instanceof OwnNodes.RestBlock) {
                for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                    context.render(child);
                }
            } else if (node instanceof HtmlInline inline) {
                html.raw(marked(inline.getLiteral(), inline));
            } else if (node instanceof HtmlBlock block) {
                html.line();
                html.raw(marked(block.getLiteral(), block));
                html.line();
            } else if (node instanceof TaskListItemMarker marker) {
                html.raw(marker.isChecked() ? "☑ " : "☐ ");
            }
        }

        private String marked(String literal, Node node) {
            int[] offsets = offsets(literal, node.getSourceSpans());
            return RawHtml.marked(literal, at -> offsets[Math.min(at, literal.length())], tokens, carriers, warnings);
        }
    }

    /** Where each character of a literal stands in the body; what its lines lost on the left is left out. */
    private static int[] offsets(String literal, List<SourceSpan> lines) {
        int[] offsets = new int[literal.length() + 1];
        int start = 0;
        for (SourceSpan line : lines) {
            int newline = literal.indexOf('\n', start);
            int end = newline < 0 ? literal.length() : newline;
            int lost = Math.max(0, line.getLength() - (end - start));
            for (int at = start; at <= end; at++) {
                offsets[at] = line.getInputIndex() + lost + at - start;
            }
            start = end + 1;
            if (newline < 0) {
                break;
            }
        }
        return offsets;
    }
}
