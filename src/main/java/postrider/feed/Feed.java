package postrider.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import postrider.markdown.RenderedPost;
import postrider.post.Author;
import postrider.post.Post;
import postrider.source.Bytes;
import postrider.source.Checked;
import postrider.source.Diagnostic;
import postrider.source.Location;

/** What a feed says, whatever its format: the newest posts, newest first. The same posts give the same bytes at any time. */
public final class Feed {
    private static final Comparator<Post> NEWEST_FIRST =
            Comparator.comparing(Post::publishAt).reversed().thenComparing(Post::id);

    private final FeedSettings settings;
    private final Author author;
    private final List<Entry> entries;

    private Feed(FeedSettings settings, Author author, List<Entry> entries) {
        this.settings = settings;
        this.author = author;
        this.entries = List.copyOf(entries);
    }

    /**
     * The site's feed.
     *
     * @param posts all that are public, in any order; the newest {@link FeedSettings#entries()} by publish instant, then id, are taken
     * @return the feed, and a warning for each post that no format could carry; such a post is left out
     */
    public static Checked<Feed> of(FeedSettings settings, List<RenderedPost> posts) {
        Author author = author(settings);
        List<Entry> entries = new ArrayList<>();
        List<Diagnostic> leftOut = new ArrayList<>();
        List<RenderedPost> newestFirst = posts.stream()
                .sorted(Comparator.comparing(RenderedPost::post, NEWEST_FIRST))
                .toList();
        for (RenderedPost rendered : newestFirst) {
            if (entries.size() >= settings.entries()) {
                break;
            }
            Optional<Diagnostic> fault = fault(rendered);
            fault.ifPresentOrElse(leftOut::add, () -> entries.add(Entry.of(rendered, settings.content(), author)));
        }
        return new Checked<>(new Feed(settings, author, entries), leftOut);
    }

    /** Where the feed is served in that format. */
    public String url(FeedFormat format) {
        return home() + format.fileName();
    }

    /** The document in that format; UTF-8, LF line ends, one line feed at the end. */
    public Bytes write(FeedFormat format) {
        return format.write(this);
    }

    String title() {
        return XmlText.clean(settings.title());
    }

    /** Never empty: RSS demands one. */
    String description() {
        String description = XmlText.clean(settings.description());
        return description.isBlank() ? title() : description;
    }

    String language() {
        return settings.language();
    }

    /** The page that the feed is of. */
    String home() {
        return settings.url() + "/";
    }

    /** For readers that ask for one of the whole feed, and for entries that name none. */
    Author author() {
        return author;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The latest change of an entry; of an empty feed, none. */
    Optional<Instant> updated() {
        return entries.stream().map(Entry::updated).max(Comparator.naturalOrder());
    }

    private static Author author(FeedSettings settings) {
        Author author = settings.author();
        if (author != null) {
            Author clean = Entry.clean(author);
            if (!clean.name().isEmpty()) {
                return clean;
            }
        }
        return new Author(XmlText.clean(settings.title()), null, null);
    }

    private static Optional<Diagnostic> fault(RenderedPost rendered) {
        Post post = rendered.post();
        if (!isWritable(post.publishAt()) || !isWritable(post.updatedAt())) {
            return Optional.of(leftOut(post, "its date lies outside the years 1 to 9999", "Mend its date"));
        }
        if (!isWebAddress(rendered.url())) {
            String fault = "its address \"" + XmlText.clean(rendered.url()) + "\" is no web address";
            return Optional.of(leftOut(post, fault, "Give the post another slug, and look at site.url"));
        }
        return Optional.empty();
    }

    /** RFC 822 and RFC 3339 know years of four digits only. */
    private static boolean isWritable(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1 && year <= 9999;
    }

    private static boolean isWebAddress(String url) {
        String start = url.toLowerCase(Locale.ROOT);
        return (start.startsWith("https://") || start.startsWith("http://"))
                && url.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    private static Diagnostic leftOut(Post post, String fault, String mend) {
        Location at = new Location(post.file(), 1, 1);
        return Diagnostic.warning("", at, fault + "; the post is left out of the feeds", mend);
    }
}
