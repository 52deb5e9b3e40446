package postrider.feed;

import java.util.function.Function;
import postrider.source.Bytes;

/** The formats that a feed is written in. All carry the same entries, ids, titles, dates, authors, categories, texts and files. */
public enum FeedFormat {
    /** RSS 2.0.11 with {@code content:encoded}, {@code dc:creator}, {@code atom:link} and {@code media:thumbnail}. */
    RSS("rss.xml", "application/rss+xml", RssWriter::write),
    /** RFC 4287. */
    ATOM("atom.xml", "application/atom+xml", AtomWriter::write),
    /** JSON Feed 1.1. */
    JSON("feed.json", "application/feed+json", JsonFeedWriter::write);

    private final String fileName;
    private final String mediaType;
    private final Function<Feed, Bytes> writer;

    FeedFormat(String fileName, String mediaType, Function<Feed, Bytes> writer) {
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.writer = writer;
    }

    /** The name of its file in the folder of the page that it is of. */
    public String fileName() {
        return fileName;
    }

    /** Without parameters; the charset is always UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    Bytes write(Feed feed) {
        return writer.apply(feed);
    }
}
