package postrider.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import postrider.markdown.RenderedPost;
import postrider.post.EntryId;

/**
 * A sent edition in one of its languages, as its page shows it: its posts as they are now, and nothing personal.
 *
 * @param newsletter its title, as people read it
 * @param folder its place below {@code public/}, ending in {@code /}
 * @param posts in the letter's order; @param gone how many of its posts are no longer public: nothing of them is shown
 */
public record WebVersion(
        long number,
        String newsletter,
        Instant composedAt,
        String language,
        String folder,
        List<Shown> posts,
        int gone) {
    public WebVersion {
        posts = List.copyOf(posts);
    }

    /** One of its posts. @param mendedAt when it was seen to read otherwise than when it was mailed */
    public record Shown(RenderedPost post, Optional<Instant> mendedAt) {}

    /** With those posts alone that have a page. */
    WebVersion keeping(Set<EntryId> placed) {
        List<Shown> kept = new ArrayList<>(posts);
        kept.removeIf(shown -> !placed.contains(shown.post().post().id()));
        return new WebVersion(
                number, newsletter, composedAt, language, folder, kept, gone + posts.size() - kept.size());
    }

    /** The address that counts: a single post's own page, else this version's. @param base of the site, with a trailing slash */
    String canonical(String base) {
        return posts.size() == 1 && gone == 0 ? posts.get(0).post().url() : url(base);
    }

    String url(String base) {
        return base + Addresses.encoded(folder);
    }
}
