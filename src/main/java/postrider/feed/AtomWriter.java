package postrider.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import postrider.feed.LeadMedia.Enclosure;
import postrider.post.Author;
import postrider.source.Bytes;

/** Atom 1.0, RFC 4287. */
final class AtomWriter {
    private static final Pattern LIKE_HTML = Pattern.compile("</\\w|&(#|\\w\\w)");

    /** When RFC 4287 came out: an empty feed has no date of its own, but must say one. */
    private static final Instant ATOM_ITSELF = Instant.parse("2005-12-01T00:00:00Z");

    private final Feed feed;
    private final XmlWriter xml;

    private AtomWriter(Feed feed) {
        this.feed = feed;
        this.xml = new XmlWriter(feed.style());
    }

    static Bytes write(Feed feed) {
        return new AtomWriter(feed).document();
    }

    private Bytes document() {
        xml.open(
                "feed",
                "xmlns",
                "http://www.w3.org/2005/Atom",
                "xmlns:fh",
                "http://purl.org/syndication/history/1.0",
                "xmlns:media",
                "http://search.yahoo.com/mrss/",
                "xml:lang",
                feed.language());
        writeHead();
        feed.entries().forEach(this::writeEntry);
        return xml.close("feed").bytes();
    }

    private void writeHead() {
        xml.text("id", feed.home());
        writeText("title", feed.title());
        writeText("subtitle", feed.description());
        xml.text("updated", feed.updated().orElse(ATOM_ITSELF).toString());
        writePerson(feed.author());
        AtomLinks.write(xml, "link", "alternate", "text/html", feed.home());
        AtomLinks.write(xml, "link", feed, FeedFormat.ATOM);
        xml.text("generator", "Postrider");
        feed.logo().ifPresent(url -> xml.text("icon", url).text("logo", url));
        if (feed.place().isArchive()) {
            xml.empty("fh:archive");
        }
    }

    private void writeEntry(Entry entry) {
        xml.open("entry", "xml:lang", entry.language().equals(feed.language()) ? null : entry.language())
                .text("id", entry.id());
        writeText("title", entry.title());
        xml.text("published", entry.published().toString())
                .text("updated", entry.updated().toString());
        entry.authors().forEach(this::writePerson);
        AtomLinks.write(xml, "link", "alternate", "text/html", entry.url());
        Optional.ofNullable(entry.enclosure()).ifPresent(this::writeEnclosure);
        entry.categories().forEach(name -> xml.empty("category", "term", name));
        AtomLinks.writeThumbnail(xml, entry.picture());
        if (!entry.summary().isEmpty()) {
            writeText("summary", entry.summary());
        }
        if (!entry.content().isEmpty()) {
            xml.text("content", entry.content(), "type", "html");
        } else if (entry.summary().isEmpty()) {
            writeText("summary", entry.title());
        }
        xml.close("entry");
    }

    /** Plain text. Where it could be taken for HTML, it is said to be HTML and escaped as such: readers that guess show the same. */
    private void writeText(String name, String text) {
        if (LIKE_HTML.matcher(text).find()) {
            xml.text(name, XmlText.asHtml(text), "type", "html");
        } else {
            xml.text(name, text);
        }
    }

    private void writePerson(Author author) {
        xml.open("author").text("name", author.name());
        Optional.ofNullable(author.url()).ifPresent(url -> xml.text("uri", url));
        Optional.ofNullable(author.email()).ifPresent(email -> xml.text("email", email));
        xml.close("author");
    }

    private void writeEnclosure(Enclosure enclosure) {
        xml.empty(
                "link",
                "rel",
                "enclosure",
                "type",
                enclosure.type(),
                "length",
                Long.toString(enclosure.bytes()),
                "href",
                enclosure.url());
    }
}
