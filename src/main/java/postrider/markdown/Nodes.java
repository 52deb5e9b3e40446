package postrider.markdown;

import java.util.List;
import java.util.function.Consumer;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Walks a Markdown tree without recursion, and tells where its nodes stand. */
final class Nodes {
    private Nodes() {}

    /** In document order. The visitor may unlink what comes before the node or within it, not the node itself. */
    static void forEach(Node root, Consumer<Node> visitor) {
        Node at = root;
        while (at != null) {
            visitor.accept(at);
            at = after(at, root);
        }
    }

    private static @Nullable Node after(Node node, Node root) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node at = node;
        while (at != root && at.getNext() == null) {
            at = at.getParent();
        }
        return at == root ? null : at.getNext();
    }

    /** Offset of its first character, or 0 where it is not known. */
    static int start(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.get(0).getInputIndex();
    }

    /** Offset behind its last character, or 0 where it is not known. */
    static int end(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return 0;
        }
        SourceSpan last = spans.get(spans.size() - 1);
        return last.getInputIndex() + last.getLength();
    }
}
