package postrider.feed;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * A sent edition, as the feed of editions names it.
 *
 * @param id permanent; @param url of its web version, absolute and percent-encoded
 * @param title plain text; @param summary likewise
 * @param content HTML, made when asked for; @param key while it stays the same, so does all of this
 */
public record EditionEntry(
        String id,
        String url,
        String language,
        String title,
        String summary,
        Supplier<String> content,
        Instant published,
        Instant updated,
        String key) {}
