package postrider.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import postrider.source.Bytes;

/** From Rome's tree to octets. Rome's own output writes CR LF, even inside texts, and its pretty and compact forms change white space. */
final class FeedXml {
    private static final String PROLOG = """
            <?xml version="1.0" encoding="UTF-8"?>
            <?xml-stylesheet type="text/css" href="feed.css"?>
            """;

    private FeedXml() {}

    /** The feed's root element. */
    static Element root(WireFeed feed) {
        try {
            return new WireFeedOutput().outputJDom(feed).detachRootElement();
        } catch (FeedException e) {
            throw new IllegalStateException("a feed without title, link or description", e);
        }
    }

    /** Says the feed's language, and that of each entry in another one. @param elements one for each entry, in the same order */
    static void markLanguages(Element root, List<Element> elements, Feed feed) {
        root.setAttribute("lang", feed.language(), Namespace.XML_NAMESPACE);
        for (int i = 0; i < elements.size(); i++) {
            String language = feed.entries().get(i).language();
            if (!language.equals(feed.language())) {
                elements.get(i).setAttribute("lang", language, Namespace.XML_NAMESPACE);
            }
        }
    }

    /** The document, with the style sheet that browsers show it by: texts to the letter, each element on a line of its own. */
    static Bytes bytes(Element root) {
        indent(root, "\n");
        Format format = Format.getRawFormat().setLineSeparator("\n").setEncoding("UTF-8");
        format.setEscapeStrategy(character -> false);
        return Bytes.utf8(PROLOG + new XMLOutputter(format).outputString(root) + "\n");
    }

    private static void indent(Element element, String lineStart) {
        List<Element> children = List.copyOf(element.getChildren());
        if (children.isEmpty()) {
            return;
        }
        String inner = lineStart + "  ";
        for (Element child : children) {
            element.addContent(element.indexOf(child), new Text(inner));
            indent(child, inner);
        }
        element.addContent(new Text(lineStart));
    }
}
