package postrider.feed;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import postrider.source.Bytes;

/** Holds a document to what its format asks for, and names every breach. */
public final class FeedLint {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern RFC_822 =
            Pattern.compile("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
    private static final Pattern RFC_3339 = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    /** What shortcodes may set: nothing that reaches out of the text. */
    private static final Pattern STYLE = Pattern.compile("((text-align|color|font-size|float):[#%.a-z0-9-]+;?)+");

    private static final Set<String> RELATIONS =
            Set.of("self", "alternate", "hub", "enclosure", "current", "prev-archive", "next-archive");
    private static final Set<String> ACTIVE = Set.of(
            "script", "style", "iframe", "object", "embed", "form", "input", "button", "svg", "math", "base", "meta",
            "link");

    private final List<String> faults = new ArrayList<>();

    private FeedLint() {}

    /** @return what is wrong; empty for a good document */
    public static List<String> faults(String path, Bytes bytes) {
        FeedLint lint = new FeedLint();
        lint.octets(bytes.text());
        if (path.endsWith(".json")) {
            lint.json(FeedReaders.json(bytes));
        } else {
            Element root = FeedReaders.xml(bytes).getDocumentElement();
            if (root.getLocalName().equals("rss")) {
                lint.rss(root);
            } else {
                lint.atom(root);
            }
        }
        return lint.faults.stream().map(fault -> path + ": " + fault).toList();
    }

    private void check(boolean holds, String rule) {
        if (!holds) {
            faults.add(rule);
        }
    }

    private void octets(String text) {
        check(!text.startsWith("\uFEFF"), "no byte order mark");
        check(text.indexOf('\r') < 0 && !text.contains("&#xD;") && !text.contains("&#13;"), "line ends are LF");
        check(text.endsWith("\n") && !text.endsWith("\n\n"), "one line feed at the end");
        check(text.codePoints().noneMatch(FeedLint::isForbidden), "only characters that are let into XML");
    }

    private static boolean isForbidden(int c) {
        return c < ' ' && c != '\n' && c != '\t'
                || c >= 0x7F && c < 0xA0
                || (c & 0xFFFE) == 0xFFFE
                || c >= 0xD800 && c < 0xE000;
    }

    private void rss(Element root) {
        check(root.getAttribute("version").equals("2.0"), "version 2.0");
        Element channel = child(root, "channel");
        check(children(root, "channel").size() == 1, "one channel");
        Stream.of("title", "link", "description", "language", "generator", "ttl")
                .forEach(name -> check(
                        children(channel, name).size() == 1
                                && !text(channel, name).isBlank(),
                        "channel " + name));
        check(LANGUAGE.matcher(text(channel, "language")).matches(), "language tag");
        address(text(channel, "link"));
        links(channel);
        children(channel, "lastBuildDate").forEach(date -> rfc822(date.getTextContent()));
        for (Element image : children(channel, "image")) {
            address(text(image, "url"));
            check(text(image, "title").equals(text(channel, "title")), "image title is the channel's");
            check(text(image, "link").equals(text(channel, "link")), "image link is the channel's");
        }
        Set<String> ids = new HashSet<>();
        for (Element item : children(channel, "item")) {
            item(item);
            check(ids.add(text(item, "guid")), "each item once");
        }
    }

    private void item(Element item) {
        Stream.of("title", "link", "guid", "pubDate")
                .forEach(name -> check(
                        children(item, name).size() == 1 && !text(item, name).isBlank(), "item " + name));
        Stream.of("description", "enclosure", "author", "source", "comments")
                .forEach(name -> check(children(item, name).size() <= 1, "at most one " + name));
        address(text(item, "link"));
        check(child(item, "guid").getAttribute("isPermaLink").equals("false"), "guid is no permalink");
        id(text(item, "guid"));
        rfc822(text(item, "pubDate"));
        List<String> categories =
                children(item, "category").stream().map(Node::getTextContent).toList();
        check(categories.stream().noneMatch(String::isBlank), "no empty category");
        check(new HashSet<>(categories).size() == categories.size(), "no category twice");
        check(!children(item, "dc:creator").isEmpty(), "a creator");
        children(item, "description").forEach(html -> inert(html.getTextContent()));
        children(item, "content:encoded").forEach(html -> {
            inert(html.getTextContent());
            check(html.getNamespaceURI().equals(CONTENT), "content's namespace");
            check(isBefore(item, "description", "content:encoded"), "description before content:encoded");
        });
        children(item, "enclosure")
                .forEach(one ->
                        enclosure(one.getAttribute("url"), one.getAttribute("type"), one.getAttribute("length")));
        children(item, "media:thumbnail").forEach(one -> address(one.getAttribute("url")));
    }

    private static boolean isBefore(Element parent, String first, String second) {
        List<String> names = all(parent).stream().map(Node::getNodeName).toList();
        return names.contains(first) && names.indexOf(first) < names.indexOf(second);
    }

    private void atom(Element feed) {
        check(ATOM.equals(feed.getNamespaceURI()), "Atom's namespace");
        check(LANGUAGE.matcher(feed.getAttribute("xml:lang")).matches(), "xml:lang");
        head(feed);
        links(feed);
        check(!children(feed, "author").isEmpty(), "feed author");
        Set<String> ids = new HashSet<>();
        Instant newest = Instant.MIN;
        for (Element entry : children(feed, "entry")) {
            head(entry);
            id(text(entry, "id"));
            check(ids.add(text(entry, "id")), "each entry once");
            entry(entry);
            Instant updated = Instant.parse(text(entry, "updated"));
            newest = updated.isAfter(newest) ? updated : newest;
        }
        check(
                ids.isEmpty() || newest.equals(Instant.parse(text(feed, "updated"))),
                "the feed's date is its newest entry's");
    }

    private void head(Element element) {
        Stream.of("id", "title", "updated")
                .forEach(name -> check(
                        children(element, name).size() == 1
                                && !text(element, name).isBlank(),
                        "one " + name));
        check(URI.create(text(element, "id")).isAbsolute(), "the id is absolute");
        check(RFC_3339.matcher(text(element, "updated")).matches(), "RFC 3339");
        children(element, "author").forEach(author -> {
            check(!text(author, "name").isBlank(), "author's name");
            children(author, "uri").forEach(uri -> address(uri.getTextContent()));
            children(author, "email")
                    .forEach(mail -> check(mail.getTextContent().matches("[^@\\s]+@[^@\\s]+"), "e-mail"));
        });
        children(element, "title").forEach(this::construct);
        long alternates = children(element, "link").stream()
                .filter(link -> link.getAttribute("rel").equals("alternate"))
                .count();
        check(alternates == 1, "one alternate");
    }

    private void construct(Element text) {
        String type = text.getAttribute("type");
        check(Set.of("", "html").contains(type), "type of text");
        if (type.equals("html")) {
            inert(text.getTextContent());
        }
    }

    private void entry(Element entry) {
        check(RFC_3339.matcher(text(entry, "published")).matches(), "published");
        check(text(entry, "published").compareTo(text(entry, "updated")) <= 0, "published before updated");
        check(!children(entry, "author").isEmpty(), "author");
        check(
                children(entry, "content").size() <= 1
                        && children(entry, "summary").size() <= 1,
                "one content, one summary");
        check(!children(entry, "content").isEmpty() || !text(entry, "summary").isBlank(), "content or summary");
        children(entry, "content").forEach(content -> {
            check(content.getAttribute("type").equals("html"), "content is HTML");
            inert(content.getTextContent());
        });
        children(entry, "summary").forEach(this::construct);
        children(entry, "category")
                .forEach(category -> check(!category.getAttribute("term").isBlank(), "category term"));
        for (Element link : children(entry, "link")) {
            relation(link);
            if (link.getAttribute("rel").equals("enclosure")) {
                enclosure(link.getAttribute("href"), link.getAttribute("type"), link.getAttribute("length"));
            }
        }
    }

    /** Of the document itself: RFC 5005, WebSub. */
    private void links(Element head) {
        List<Element> links = Stream.concat(children(head, "atom:link").stream(), children(head, "link").stream())
                .filter(link -> link.hasAttribute("rel"))
                .toList();
        links.forEach(this::relation);
        List<String> relations =
                links.stream().map(link -> link.getAttribute("rel")).toList();
        check(relations.stream().filter("self"::equals).count() == 1, "one self");
        check(new HashSet<>(relations).size() == relations.size(), "each relation once");
        boolean isArchive = !children(head, "fh:archive").isEmpty();
        check(relations.contains("current") == isArchive, "an archive page names the current feed, and it alone");
        check(isArchive || !relations.contains("next-archive"), "nothing is newer than the feed itself");
    }

    private void relation(Element link) {
        check(RELATIONS.contains(link.getAttribute("rel")), "relation " + link.getAttribute("rel"));
        address(link.getAttribute("href"));
    }

    private void json(Map<String, Object> feed) {
        check("https://jsonfeed.org/version/1.1".equals(feed.get("version")), "version");
        check(feed.get("title") instanceof String title && !title.isBlank(), "title");
        Stream.of("home_page_url", "feed_url").forEach(key -> address(String.valueOf(feed.get(key))));
        check(!Objects.equals(feed.get("next_url"), feed.get("feed_url")), "next_url differs");
        check(!feed.containsKey("author"), "authors, not author");
        complete(feed);
        Set<Object> ids = new HashSet<>();
        for (Object one : (List<?>) feed.getOrDefault("items", List.of())) {
            Map<?, ?> item = (Map<?, ?>) one;
            check(item.get("id") instanceof String, "id is a string");
            check(ids.add(item.get("id")), "each item once");
            address(String.valueOf(item.get("url")));
            check(item.containsKey("content_html") != item.containsKey("content_text"), "one content");
            if (item.get("content_html") instanceof String html) {
                inert(html);
            }
            Stream.of("date_published", "date_modified")
                    .forEach(key -> check(
                            RFC_3339.matcher(String.valueOf(item.get(key))).matches(), key));
            if (item.get("attachments") instanceof List<?> attachments) {
                attachments.forEach(attachment -> enclosure(
                        String.valueOf(((Map<?, ?>) attachment).get("url")),
                        String.valueOf(((Map<?, ?>) attachment).get("mime_type")),
                        String.valueOf(((Map<?, ?>) attachment).get("size_in_bytes"))));
            }
            complete(item);
        }
        check(feed.containsKey("items"), "items");
    }

    private void complete(Map<?, ?> members) {
        check(members.entrySet().stream().noneMatch(one -> "".equals(one.getValue())), "no empty value");
    }

    private void enclosure(String url, String type, String length) {
        address(url);
        check(type.matches("[a-z]+/[a-z0-9.+-]+"), "media type " + type);
        check(length.matches("\\d+"), "length " + length);
    }

    private void id(String id) {
        check(id.matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "permanent id " + id);
    }

    private void address(String url) {
        check(WebAddress.isOne(url) && !url.contains("/../") && !url.contains("/./"), "address " + url);
    }

    private void rfc822(String date) {
        check(RFC_822.matcher(date).matches(), "date " + date);
        // The JDK's parser also finds a wrong weekday.
        OffsetDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    /** As a browser would build it. */
    private void inert(String html) {
        for (org.jsoup.nodes.Element element :
                Jsoup.parseBodyFragment(html).body().getAllElements()) {
            check(!ACTIVE.contains(element.normalName()), "active element " + element.normalName());
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                String value =
                        attribute.getValue().replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
                check(!name.startsWith("on") && !name.equals("srcdoc"), "attribute " + name);
                check(!name.equals("style") || STYLE.matcher(value).matches(), "style " + value);
                check(!value.matches("(javascript|vbscript|data):.*"), "address " + value);
            }
        }
    }

    private static List<Element> all(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static List<Element> children(Element parent, String name) {
        return all(parent).stream()
                .filter(one -> one.getNodeName().equals(name))
                .toList();
    }

    private static Element child(Element parent, String name) {
        return children(parent, name).stream().findFirst().orElseThrow(() -> new AssertionError("no " + name));
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(Node::getTextContent)
                .orElse("");
    }
}
