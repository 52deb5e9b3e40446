package postrider.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.post.Author;

/**
 * What one document says, whatever its format: some posts of a scope, or editions, newest first. The same give the same bytes at any time.
 *
 * @param place of the document among those of its feed
 */
record Feed(FeedSettings settings, Scope scope, Place place, List<? extends Item> items) {
    /**
     * Each is a path without the format's own file name.
     *
     * @param name within the scope's folder; the current document's is empty
     * @param older the next archive page back in time, below {@code public/}, or null; @param newer likewise, of an archive page the next
     *     one forth
     */
    record Place(
            String name, @Nullable String older, @Nullable String newer) {
        boolean isArchive() {
            return !name.isEmpty();
        }
    }

    FeedDocument.Role role() {
        return place.isArchive() ? FeedDocument.Role.ARCHIVE : FeedDocument.Role.CURRENT;
    }

    /** Below {@code public/}. */
    String path(FeedFormat format) {
        return scope.folder() + place.name() + format.fileName();
    }

    /** What leads from the document to the style sheet at the site's root. */
    String style() {
        long depth = path(FeedFormat.RSS).chars().filter(c -> c == '/').count();
        return "../".repeat((int) depth) + "feed.css";
    }

    /** Where the document is served. */
    String url(FeedFormat format) {
        return url(path(format));
    }

    /** Where the feed's current document is served. */
    String currentUrl(FeedFormat format) {
        return url(scope.folder() + format.fileName());
    }

    Optional<String> olderUrl(FeedFormat format) {
        return Optional.ofNullable(place.older()).map(name -> url(name + format.fileName()));
    }

    Optional<String> newerUrl(FeedFormat format) {
        return Optional.ofNullable(place.newer()).map(name -> url(name + format.fileName()));
    }

    /** The hub to subscribe at; archive pages have none, because nothing new comes in them. */
    Optional<String> hub() {
        return place.isArchive() ? Optional.empty() : Optional.ofNullable(settings.hub());
    }

    /** The page that the feed is of. */
    String home() {
        return url(scope.folder());
    }

    private String url(String path) {
        return settings.url() + "/" + WebAddress.encoded(path);
    }

    String title() {
        return scope.title();
    }

    /** Never empty: RSS demands one. */
    String description() {
        String description = XmlText.clean(settings.description()).strip();
        return description.isEmpty() ? title() : description;
    }

    String language() {
        return scope.language();
    }

    Optional<String> logo() {
        String logo = settings.logo();
        if (logo.isEmpty()) {
            return Optional.empty();
        }
        return WebAddress.of(logo).or(() -> WebAddress.of(url(logo.replaceAll("^/+", ""))));
    }

    /** For readers that ask for one of the whole feed, and for entries that name none. */
    Author author() {
        return Optional.ofNullable(settings.author())
                .map(Entry::clean)
                .filter(author -> !author.name().isEmpty())
                .orElseGet(() -> new Author(XmlText.clean(settings.title()), null, null));
    }

    /** One after the other, so that a body is held only while it is written. */
    Stream<Entry> entries() {
        Author author = author();
        return items.stream().map(item -> item.entry(settings.content(), author));
    }

    /** The latest change of an entry; of an empty feed, none. */
    Optional<Instant> updated() {
        return items.stream()
                .map(item -> item.updatedAt().truncatedTo(ChronoUnit.SECONDS))
                .max(Comparator.naturalOrder());
    }

    /** While it stays the same, so do the bytes in each format. @param program its version */
    String fingerprint(String program) {
        Fingerprint print = new Fingerprint()
                .add(program)
                .add(settings.toString())
                .add(scope.toString())
                .add(place.toString());
        items.forEach(item -> print.add(item.key()));
        return print.hex();
    }
}
