package postrider.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import postrider.feed.LeadMedia.Enclosure;
import postrider.feed.LeadMedia.Picture;
import postrider.post.Author;
import postrider.source.Bytes;

/** RSS 2.0 as the RSS Advisory Board's Best Practices Profile has it: summary in description, whole text in content:encoded. */
final class RssWriter {
    /** How long a reader may wait before it asks again. */
    private static final int MINUTES_TO_LIVE = 60;

    /** RFC 822 with the year in four digits; always in GMT, always in English. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Feed feed;
    private final XmlWriter xml;

    private RssWriter(Feed feed) {
        this.feed = feed;
        this.xml = new XmlWriter(feed.style());
    }

    static Bytes write(Feed feed) {
        return new RssWriter(feed).document();
    }

    private Bytes document() {
        xml.open(
                        "rss",
                        "version",
                        "2.0",
                        "xmlns:atom",
                        "http://www.w3.org/2005/Atom",
                        "xmlns:content",
                        "http://purl.org/rss/1.0/modules/content/",
                        "xmlns:dc",
                        "http://purl.org/dc/elements/1.1/",
                        "xmlns:fh",
                        "http://purl.org/syndication/history/1.0",
                        "xmlns:media",
                        "http://search.yahoo.com/mrss/",
                        "xml:lang",
                        feed.language())
                .open("channel");
        writeChannel();
        feed.entries().forEach(this::writeItem);
        return xml.close("channel").close("rss").bytes();
    }

    private void writeChannel() {
        xml.plain("title", feed.title())
                .text("link", feed.home())
                .plain("description", feed.description())
                .text("language", feed.language());
        AtomLinks.write(xml, "atom:link", feed, FeedFormat.RSS);
        if (feed.place().isArchive()) {
            xml.empty("fh:archive");
        }
        feed.updated().map(RssWriter::date).ifPresent(date -> xml.text("lastBuildDate", date));
        xml.text("generator", "Postrider").text("ttl", Integer.toString(MINUTES_TO_LIVE));
        feed.logo()
                .ifPresent(url -> xml.open("image")
                        .text("url", url)
                        .plain("title", feed.title())
                        .text("link", feed.home())
                        .close("image"));
    }

    private void writeItem(Entry entry) {
        xml.open("item", "xml:lang", entry.language().equals(feed.language()) ? null : entry.language())
                .plain("title", entry.title())
                .text("link", entry.url());
        // The one element of RSS that readers take for HTML though it looks like plain text.
        xml.text("description", XmlText.asHtml(summary(entry)));
        if (!entry.content().isEmpty()) {
            xml.text("content:encoded", entry.content());
        }
        // RSS's own author must hold an e-mail address; a name alone goes here.
        entry.authors().stream().map(Author::name).forEach(name -> xml.plain("dc:creator", name));
        entry.categories().forEach(name -> xml.plain("category", name));
        writeMedia(entry.enclosure(), entry.picture());
        xml.text("pubDate", date(entry.published()))
                .text("guid", entry.id(), "isPermaLink", "false")
                .close("item");
    }

    /** The profile wants a description before each content:encoded; where pictures are all there is, the title describes it best. */
    private static String summary(Entry entry) {
        return entry.summary().isEmpty() ? entry.title() : entry.summary();
    }

    private void writeMedia(@Nullable Enclosure enclosure, @Nullable Picture picture) {
        if (enclosure != null) {
            xml.empty(
                    "enclosure",
                    "url",
                    enclosure.url(),
                    "length",
                    Long.toString(enclosure.bytes()),
                    "type",
                    enclosure.type());
        }
        AtomLinks.writeThumbnail(xml, picture);
    }

    private static String date(Instant instant) {
        return DATE.format(instant);
    }
}
