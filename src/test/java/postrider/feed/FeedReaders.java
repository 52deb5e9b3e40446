package postrider.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.WireFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import postrider.source.Bytes;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What readers make of a document. */
final class FeedReaders {
    private FeedReaders() {}

    static Document xml(Bytes bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes.toArray()));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(bytes.text(), e);
        }
    }

    /** Where an Atom link of the document itself leads, of its entries aside; null without one. */
    static @Nullable String link(Bytes bytes, String relation) {
        NodeList links = xml(bytes).getElementsByTagNameNS("http://www.w3.org/2005/Atom", "link");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            boolean isOfFeed =
                    List.of("feed", "channel").contains(link.getParentNode().getNodeName());
            if (isOfFeed && link.getAttribute("rel").equals(relation)) {
                return link.getAttribute("href");
            }
        }
        return null;
    }

    static SyndFeed synd(Bytes bytes) {
        try {
            return new SyndFeedInput().build(new StringReader(bytes.text()));
        } catch (FeedException e) {
            throw new AssertionError(bytes.text(), e);
        }
    }

    static WireFeed wire(Bytes bytes) {
        try {
            return new WireFeedInput().build(new StringReader(bytes.text()));
        } catch (FeedException e) {
            throw new AssertionError(bytes.text(), e);
        }
    }

    /** What a reader shows of a text that is plain or HTML. */
    static String shown(SyndContent content) {
        return "html".equals(content.getType())
                ? Parser.unescapeEntities(content.getValue(), false)
                : content.getValue();
    }

    /** Maps, lists and texts. */
    static Map<String, Object> json(Bytes bytes) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), bytes.toArray())) {
            parser.nextToken();
            return object(parser);
        }
    }

    /** The items of a JSON feed. */
    static List<Map<String, Object>> items(Bytes bytes) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Object item : (List<?>) json(bytes).getOrDefault("items", List.of())) {
            Map<String, Object> members = new LinkedHashMap<>();
            ((Map<?, ?>) item).forEach((key, value) -> members.put((String) key, value));
            items.add(members);
        }
        return items;
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (members.put(name, value(parser)) != null) {
                throw new AssertionError("twice: " + name);
            }
        }
        return members;
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield elements;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            default -> throw new AssertionError("unexpected " + parser.currentToken());
        };
    }
}
