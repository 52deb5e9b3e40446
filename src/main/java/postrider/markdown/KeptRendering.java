package postrider.markdown;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.cache.EntryReader;
import postrider.cache.EntryWriter;
import postrider.cache.KeptText;
import postrider.post.Evidence;
import postrider.post.Post;
import postrider.source.Hash;

/** What a post was rendered as, and what that rests on: the post, and what was asked of other files. */
record KeptRendering(Post post, Evidence evidence, String url, RenderedParts parts, KeptText text) {

    /**
     * Of the post all that tells this state of it from any other: once file, front matter and body are known, a reading leaves open
     * where the body stands, and what the run decided.
     */
    static void write(KeptRendering kept, EntryWriter out) {
        Post post = kept.post;
        out.text(post.file());
        out.hash(post.contentHash());
        out.number(post.body().firstLine());
        out.text(post.id().value());
        out.text(post.postId().value());
        out.text(post.route());
        out.instant(post.updatedAt());
        kept.evidence.writeTo(out);
        out.text(kept.url);
        kept.parts.write(out, post.file());
        out.kept(kept.text);
    }

    /** What {@link #write} wrote. @param posts by file; empty where it was made of none of these as they are now */
    static Optional<KeptRendering> read(EntryReader in, Map<String, Post> posts) {
        String file = in.text();
        Post post = posts.get(file);
        boolean isSame = isOf(post, in);
        Evidence evidence = Evidence.readFrom(in);
        String url = in.text();
        RenderedParts parts = RenderedParts.read(in, file);
        KeptText text = in.kept();
        return post != null && isSame
                ? Optional.of(new KeptRendering(post, evidence, url, parts, text))
                : Optional.empty();
    }

    private static boolean isOf(@Nullable Post post, EntryReader in) {
        Hash contentHash = in.hash();
        int firstLine = in.integer();
        String id = in.text();
        String postId = in.text();
        String route = in.text();
        Instant updatedAt = in.instant();
        return post != null
                && post.contentHash().equals(contentHash)
                && post.body().firstLine() == firstLine
                && post.id().value().equals(id)
                && post.postId().value().equals(postId)
                && post.route().equals(route)
                && post.updatedAt().equals(updatedAt);
    }
}
