package postrider.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import postrider.post.Author;

/** An edition among a feed's entries. */
record EditionItem(EditionEntry edition) implements Item {
    @Override
    public String key() {
        return edition.key();
    }

    @Override
    public Instant updatedAt() {
        return edition.updated();
    }

    @Override
    public Entry entry(FeedSettings.Content content, Author fallback) {
        return new Entry(
                edition.id(),
                edition.url(),
                edition.language(),
                XmlText.clean(edition.title()),
                XmlText.clean(edition.summary()),
                switch (content) {
                    case FULL -> XmlText.clean(edition.content().get());
                    case SUMMARY -> "";
                },
                edition.published().truncatedTo(ChronoUnit.SECONDS),
                edition.updated().truncatedTo(ChronoUnit.SECONDS),
                List.of(fallback),
                List.of(),
                null,
                null);
    }
}
