package postrider.feed;

import java.time.Instant;
import postrider.post.Author;

/** What a feed is made of, before anybody looks at its text. */
sealed interface Item permits Candidate, EditionItem {
    /** While it stays the same, so does the entry. */
    String key();

    Instant updatedAt();

    /** @param fallback for what names no author */
    Entry entry(FeedSettings.Content content, Author fallback);
}
