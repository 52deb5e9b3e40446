package postrider.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import postrider.cache.Cache;
import postrider.job.PostListing.Entry;
import postrider.markdown.Markdown;
import postrider.markdown.MarkdownSettings;
import postrider.markdown.RenderedPost;
import postrider.picture.KnownPictures;
import postrider.picture.PictureCache;
import postrider.post.KnownPosts;
import postrider.post.PostFolder;
import postrider.post.PostFolderException;
import postrider.post.PostStatus;
import postrider.post.Posts;
import postrider.post.SeenFolders;
import postrider.source.Diagnostic;
import postrider.source.Meanwhile;

/** The first stage: every post of the folder, read and rendered. Writes nothing but what saves later runs the same work. */
public final class Reading implements AutoCloseable {
    private final PostFolder folder;
    private final MarkdownSettings markdown;
    private final Supplier<Cache> cache;
    private final PictureCache copies;
    private final List<Cache> opened = new ArrayList<>();
    private @Nullable KnownPictures looked;

    /** @param cache opens what earlier runs found, for one reading; @param copies where smaller copies of pictures are kept */
    public Reading(PostFolder folder, MarkdownSettings markdown, Supplier<Cache> cache, PictureCache copies) {
        this.folder = folder;
        this.markdown = markdown;
        this.cache = cache;
        this.copies = copies;
    }

    /** What was read at one instant. @param rendered all that were understood, published or not, by file */
    record Read(Instant now, Posts posts, List<RenderedPost> rendered) {
        /** Those that are out. */
        List<RenderedPost> published() {
            return rendered.stream()
                    .filter(post -> post.post().status(now) instanceof PostStatus.Published)
                    .toList();
        }

        PostListing listing() {
            List<Entry> entries = new ArrayList<>();
            rendered.forEach(post -> entries.add(Entry.of(post, now)));
            posts.held().forEach(held -> entries.add(Entry.of(held)));
            entries.sort(Comparator.comparing(Entry::file));
            return new PostListing(now, entries, diagnostics());
        }

        /** Of the folder, then of each post by file. */
        List<Diagnostic> diagnostics() {
            List<Entry> entries = new ArrayList<>();
            for (RenderedPost post : rendered) {
                if (!post.post().warnings().isEmpty() || !post.warnings().isEmpty()) {
                    entries.add(Entry.of(post, now));
                }
            }
            posts.held().forEach(held -> entries.add(Entry.of(held)));
            entries.sort(Comparator.comparing(Entry::file));
            List<Diagnostic> diagnostics = new ArrayList<>(posts.diagnostics());
            entries.forEach(entry -> diagnostics.addAll(entry.diagnostics()));
            return diagnostics;
        }
    }

    /** @throws Refused where there is no folder, or it can't be read */
    Read read(KnownPosts known, Instant now) {
        return render(find(() -> known, SeenFolders.none(), now));
    }

    /** All that was read, not rendered yet. */
    record Found(Instant now, Posts posts, Cache earlier, KnownPictures pictures) {}

    /**
     * The first half of {@link #read}.
     *
     * @param known is asked at once, in another thread, and waited for when files are read; @param seen what was asked of the folder already
     */
    Found findMeanwhile(Supplier<KnownPosts> known, SeenFolders seen, Instant now) {
        return find(Meanwhile.of(known)::get, seen, now);
    }

    private Found find(Supplier<KnownPosts> known, SeenFolders seen, Instant now) {
        Cache earlier = open();
        KnownPictures pictures = new KnownPictures(earlier, copies);
        return refusing(() -> new Found(now, folder.read(now, known, earlier, pictures, seen), earlier, pictures));
    }

    /** The other half. */
    Read render(Found found) {
        return refusing(() -> {
            Posts posts = found.posts();
            List<RenderedPost> rendered = new Markdown(markdown, folder.files(posts, found.pictures()))
                    .render(posts.posts(), found.earlier());
            found.pictures().keep();
            looked = found.pictures();
            found.earlier().finish();
            return new Read(found.now(), posts, rendered);
        });
    }

    /** As {@link #read}, but renders nothing. */
    Posts look(KnownPosts known, Instant now) {
        Cache earlier = open();
        return refusing(() -> folder.read(now, () -> known, earlier, new KnownPictures(earlier, copies)));
    }

    /**
     * Removes copies of pictures that no post uses any more. Only where {@link #read} left nothing in doubt: a post that is held may
     * come back.
     *
     * @throws java.io.UncheckedIOException where the disk says no
     */
    void tidy(Read read) {
        KnownPictures pictures = looked;
        boolean isSure = read.posts().held().isEmpty()
                && read.posts().diagnostics().stream().noneMatch(Diagnostic::isError);
        if (pictures != null && isSure) {
            pictures.dropOtherCopies();
        }
    }

    private Cache open() {
        Cache earlier = cache.get();
        opened.add(earlier);
        return earlier;
    }

    /** Lets go of what the disk holds of what was read: of posts read here, texts are rendered again where somebody still asks for them. */
    @Override
    public void close() {
        opened.forEach(Cache::close);
        opened.clear();
    }

    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (PostFolderException e) {
            throw new Refused(Refused.Reason.USAGE, "nothing was done: " + e.getMessage());
        }
    }
}
