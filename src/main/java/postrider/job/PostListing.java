package postrider.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import postrider.markdown.RenderedPost;
import postrider.post.HeldPost;
import postrider.post.PostId;
import postrider.post.PostStatus;
import postrider.source.Diagnostic;

/**
 * Every post of the folder and what it is at an instant.
 *
 * @param entries by file
 * @param diagnostics all of them: those of the posts, of the folder, of templates and settings
 */
public record PostListing(Instant now, List<Entry> entries, List<Diagnostic> diagnostics) {
    public PostListing {
        entries = List.copyOf(entries);
        diagnostics = List.copyOf(diagnostics);
    }

    PostListing with(List<Diagnostic> more) {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.addAll(more);
        return new PostListing(now, entries, all);
    }

    /**
     * The one post that a person means, in all its languages.
     *
     * @param name its file, id, slug, route or URL
     * @throws Refused where none or more than one is called so
     */
    public PostListing only(String name) {
        PostId post = PostLookup.of(entries).find(name);
        List<Entry> variants =
                entries.stream().filter(entry -> entry.post().equals(post)).toList();
        return new PostListing(
                now,
                variants,
                variants.stream().flatMap(entry -> entry.diagnostics().stream()).toList());
    }

    /**
     * One file of the folder.
     *
     * @param id the feeds' id
     * @param rendered the post, understood; empty where it is held
     * @param diagnostics its own, by position
     */
    public record Entry(
            String file,
            String id,
            PostId post,
            String language,
            String title,
            PostStatus status,
            Optional<RenderedPost> rendered,
            List<Diagnostic> diagnostics) {
        public Entry {
            diagnostics = List.copyOf(diagnostics);
        }

        /** One that was understood, as it stands at {@code now}. */
        public static Entry of(RenderedPost rendered, Instant now) {
            var post = rendered.post();
            List<Diagnostic> diagnostics = new ArrayList<>(post.warnings());
            diagnostics.addAll(rendered.warnings());
            return new Entry(
                    post.file(),
                    post.id().value(),
                    post.postId(),
                    post.language(),
                    post.title(),
                    post.status(now),
                    Optional.of(rendered),
                    diagnostics);
        }

        /** One that is held. */
        public static Entry of(HeldPost held) {
            return new Entry(
                    held.file(),
                    held.id().value(),
                    held.postId(),
                    held.language(),
                    held.title(),
                    new PostStatus.Held(held.code()),
                    Optional.empty(),
                    held.diagnostics());
        }
    }
}
