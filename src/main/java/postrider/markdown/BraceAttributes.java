package postrider.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Parsedown Extra's {@code {.class #id key=v}}: taken away where it would have an effect there (SPEC R10.2). */
final class BraceAttributes {
    private static final String ONE = "(?:[.#][\\w-]++|[A-Za-z][\\w-]*+=(?:\"[^\"{}]*+\"|[^\\s\"{}]++))";
    private static final String BRACES = "\\{[ \\t]*+" + ONE + "(?:[ \\t]++" + ONE + ")*+[ \\t]*+\\}";
    private static final Pattern ALONE = Pattern.compile("[ \\t]*+" + BRACES + "[ \\t]*+");
    private static final Pattern FIRST = Pattern.compile(BRACES);

    private final String source;

    BraceAttributes(String source) {
        this.source = source;
    }

    void removeFrom(Node document) {
        Nodes.forEach(document, node -> {
            if (node instanceof Text text && text.getLiteral().indexOf('{') >= 0) {
                remove(text);
            }
        });
    }

    private void remove(Text text) {
        Node before = text.getPrevious();
        Node after = text.getNext();
        String literal = text.getLiteral();
        if (before instanceof Link || before instanceof Image) {
            Matcher braces = FIRST.matcher(literal);
            if (braces.lookingAt() && source.startsWith("{", Nodes.start(text))) {
                text.setLiteral(literal.substring(braces.end()));
            }
        } else if (after == null && text.getParent() instanceof Heading && literal.endsWith("}")) {
            heading(text, literal);
        } else if (isBreak(before) && isBreak(after) && text.getParent() instanceof Paragraph) {
            alone(text, before, after);
        }
    }

    private void heading(Text text, String literal) {
        int from = literal.lastIndexOf('{');
        boolean asWritten = from >= 0
                && source.substring(0, Nodes.end(text)).stripTrailing().endsWith(literal.substring(from));
        boolean escaped = asWritten && source.startsWith("\\", Nodes.end(text) - (literal.length() - from) - 1);
        if (asWritten && !escaped && ALONE.matcher(literal.substring(from)).matches()) {
            text.setLiteral(literal.substring(0, from).stripTrailing());
        }
    }

    private void alone(Text text, @Nullable Node before, @Nullable Node after) {
        if (ALONE.matcher(text.getLiteral()).matches() && source.startsWith("{", Nodes.start(text))) {
            text.setLiteral("");
            Node superfluous = before != null ? before : after;
            if (superfluous != null && superfluous == before) {
                superfluous.unlink();
            }
        }
    }

    private static boolean isBreak(@Nullable Node node) {
        return node == null || node instanceof SoftLineBreak || node instanceof HardLineBreak;
    }
}
