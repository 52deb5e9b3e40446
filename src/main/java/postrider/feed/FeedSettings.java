package postrider.feed;

import org.jspecify.annotations.Nullable;
import postrider.post.Author;

/**
 * @param url of the site, no trailing slash; @param entries how many of the newest a feed holds
 * @param content whether entries carry the whole text or the summary
 * @param author for entries that name none, or null
 */
public record FeedSettings(
        String url,
        String title,
        String description,
        String language,
        @Nullable Author author,
        int entries,
        Content content) {
    /** What an entry carries. */
    public enum Content {
        FULL,
        SUMMARY
    }
}
