package postrider.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.autolink.internal.AutolinkPostProcessor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.PostProcessor;

/**
 * Makes links of addresses that stand in a text as they are. By the library's extension, which looks at each letter of each text: only
 * those are handed to it that can hold one.
 */
final class BareAddresses implements PostProcessor, Parser.ParserExtension {
    private final PostProcessor library = new AutolinkPostProcessor(Set.of(AutolinkType.URL, AutolinkType.WWW));

    @Override
    public void extend(Parser.Builder parser) {
        parser.postProcessor(this);
    }

    @Override
    public Node process(Node document) {
        List<Text> found = new ArrayList<>();
        Nodes.forEach(document, node -> {
            if (node instanceof Text text && mayHoldOne(text.getLiteral()) && !isLinked(text)) {
                found.add(text);
            }
        });
        found.forEach(library::process);
        return document;
    }

    private static boolean mayHoldOne(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == ':' && text.startsWith("://", at) || c == 'w' && text.startsWith("www.", at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLinked(Node text) {
        Node around = text.getParent();
        while (around != null && !(around instanceof Link)) {
            around = around.getParent();
        }
        return around != null;
    }
}
