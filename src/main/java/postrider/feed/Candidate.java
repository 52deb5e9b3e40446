package postrider.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import postrider.markdown.RenderedPost;
import postrider.markdown.UsedMedia;
import postrider.post.Author;
import postrider.post.MediaFile;
import postrider.post.Post;
import postrider.source.Diagnostic;
import postrider.source.Location;

/**
 * A post that feeds may hold, before anybody looks at its body.
 *
 * @param media of its files the one to hand out with it, or null; @param key while it stays the same, so does the entry
 */
record Candidate(RenderedPost rendered, @Nullable LeadMedia media, String key) implements Item {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    static Candidate of(RenderedPost rendered, Function<UsedMedia, MediaFile> served) {
        LeadMedia media = LeadMedia.of(rendered, served).orElse(null);
        return new Candidate(rendered, media, media == null ? rendered.key() : rendered.key() + " " + media);
    }

    Post post() {
        return rendered.post();
    }

    @Override
    public Instant updatedAt() {
        return post().updatedAt();
    }

    @Override
    public Entry entry(FeedSettings.Content content, Author fallback) {
        return Entry.of(this, content, fallback);
    }

    /** Why no format could carry it. @param isAddress as {@link WebAddress#among} */
    Optional<Diagnostic> fault(Predicate<String> isAddress) {
        if (!isWritable(post().publishAt()) || !isWritable(post().updatedAt())) {
            return Optional.of(leftOut("its date lies outside the years 1 to 9999", "Mend its date"));
        }
        if (!isAddress.test(rendered.url())) {
            String fault = "its address \"" + XmlText.clean(rendered.url()) + "\" is no web address";
            return Optional.of(leftOut(fault, "Give the post another slug, and look at site.url"));
        }
        return Optional.empty();
    }

    /** RFC 822 and RFC 3339 know years of four digits only. */
    private static boolean isWritable(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }

    private Diagnostic leftOut(String fault, String mend) {
        Location at = new Location(post().file(), 1, 1);
        return Diagnostic.error("", at, fault + "; the post is left out of the feeds", mend);
    }
}
