package postrider.feed;

import java.time.Instant;
import java.util.Optional;
import postrider.feed.LeadMedia.Enclosure;
import postrider.post.Author;
import postrider.source.Bytes;

/** Atom 1.0, RFC 4287. */
final class AtomWriter {
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
        xml.text("id", feed.home())
                .text("title", feed.title())
                .text("subtitle", feed.description())
                .text("updated", feed.updated().orElse(Instant.EPOCH).toString());
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
                .text("id", entry.id())
                .text("title", entry.title())
                .text("published", entry.published().toString())
                .text("updated", entry.updated().toString());
        entry.authors().forEach(this::writePerson);
        AtomLinks.write(xml, "link", "alternate", "text/html", entry.url());
        Optional.ofNullable(entry.enclosure()).ifPresent(this::writeEnclosure);
        entry.categories().forEach(name -> xml.empty("category", "term", name));
        AtomLinks.writeThumbnail(xml, entry.picture());
        if (!entry.summary().isEmpty()) {
            xml.text("summary", entry.summary());
        }
        if (!entry.content().isEmpty()) {
            xml.text("content", entry.content(), "type", "html");
        }
        xml.close("entry");
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
