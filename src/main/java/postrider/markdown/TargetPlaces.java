package postrider.markdown;

import java.util.HashMap;
import java.util.Map;
import org.commonmark.node.Image;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;

/** Where in the body the target of a link or an image begins (SPEC R14.1). */
final class TargetPlaces {
    private final String source;
    private final Map<String, Integer> definitions = new HashMap<>();

    TargetPlaces(String source, Node document) {
        this.source = source;
        Nodes.forEach(document, node -> {
            if (node instanceof LinkReferenceDefinition definition) {
                int colon = source.indexOf("]:", Nodes.start(definition));
                definitions.putIfAbsent(definition.getDestination(), skip(colon + 2));
            }
        });
    }

    int of(Node link, String destination) {
        int start = Nodes.start(link);
        Node last = link.getLastChild();
        int textEnd = last == null || last.getSourceSpans().isEmpty()
                ? start + (link instanceof Image ? 2 : 1)
                : Nodes.end(last);
        int end = Nodes.end(link);
        for (int at = textEnd; at < end; at++) {
            if (source.charAt(at) == ']') {
                return source.startsWith("(", at + 1) && at + 1 < end
                        ? skip(at + 2)
                        : definitions.getOrDefault(destination, start);
            }
        }
        return source.startsWith("<", start) ? start + 1 : start;
    }

    private int skip(int at) {
        int from = at;
        while (from < source.length() && Character.isWhitespace(source.charAt(from))) {
            from++;
        }
        return source.startsWith("<", from) ? from + 1 : from;
    }
}
