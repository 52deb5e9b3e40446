package postrider.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.post.Author;

/**
 * What feeds say of the site.
 *
 * @param url of the site, no trailing slash; @param entries how many of the newest a feed holds
 * @param language the site's; @param languages all of them, the site's first
 * @param content whether entries carry the whole text or the summary
 * @param author for entries that name none, or null
 * @param logo a picture's address, absolute or below {@code url}, or empty; @param hub the WebSub hub that is told of changes, or null
 */
public record FeedSettings(
        String url,
        String title,
        String description,
        String language,
        List<String> languages,
        @Nullable Author author,
        int entries,
        Content content,
        String logo,
        @Nullable String hub) {
    public FeedSettings {
        languages = List.copyOf(languages);
    }

    /** What an entry carries. */
    public enum Content {
        FULL,
        SUMMARY
    }
}
