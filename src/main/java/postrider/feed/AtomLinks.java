package postrider.feed;

import org.jspecify.annotations.Nullable;
import postrider.feed.LeadMedia.Picture;

/** What RSS and Atom write in the same elements of other vocabularies. */
final class AtomLinks {
    private AtomLinks() {}

    /** Where the document stands among its like: RFC 4287 (4.2.7.2), RFC 5005 (section 4), WebSub (section 4). */
    static void write(XmlWriter xml, String element, Feed feed, FeedFormat format) {
        write(xml, element, "self", format.mediaType(), feed.url(format));
        feed.hub().ifPresent(url -> write(xml, element, "hub", null, url));
        if (feed.place().isArchive()) {
            write(xml, element, "current", format.mediaType(), feed.currentUrl(format));
        }
        feed.olderUrl(format).ifPresent(url -> write(xml, element, "prev-archive", format.mediaType(), url));
        feed.newerUrl(format).ifPresent(url -> write(xml, element, "next-archive", format.mediaType(), url));
    }

    static void write(XmlWriter xml, String element, String relation, @Nullable String type, String url) {
        xml.empty(element, "rel", relation, "type", type, "href", url);
    }

    /** Media RSS 1.5.1; in Atom just as well. */
    static void writeThumbnail(XmlWriter xml, @Nullable Picture picture) {
        if (picture != null) {
            xml.empty(
                    "media:thumbnail",
                    "url",
                    picture.url(),
                    "width",
                    pixels(picture.width()),
                    "height",
                    pixels(picture.height()));
        }
    }

    private static @Nullable String pixels(int count) {
        return count > 0 ? Integer.toString(count) : null;
    }
}
