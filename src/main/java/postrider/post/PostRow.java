package postrider.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import postrider.source.Hash;
import postrider.source.Print;

/**
 * A row of the table {@code post} and the last decision about it. Texts are empty for a post that was never understood.
 *
 * @param publishedAt when it first became public; @param withdrawnAt since when it is no longer
 * @param status the last one decided, empty before the first; @param reason that goes with it
 * @param tags @param categories one a line
 * @param print of all that the last run found of it, status included: while it stays the same, so does the row
 */
record PostRow(
        String entryId,
        String postId,
        String language,
        String path,
        String slug,
        String route,
        Hash contentHash,
        Hash bodyHash,
        String title,
        @Nullable Instant publishAt,
        Instant firstSeenAt,
        @Nullable Instant publishedAt,
        @Nullable Instant withdrawnAt,
        String status,
        String reason,
        String tags,
        String categories,
        long print) {
    /** What a post has whose file is gone. */
    static final long NO_PRINT = 0;

    private static final String GONE = "gone";

    static PostRow firstSeen(String entryId, Instant now) {
        return new PostRow(
                entryId, "", "", "", "", "", Hash.NONE, Hash.NONE, "", null, now, null, null, "", "", "", "", NO_PRINT);
    }

    /** Whether a run has decided the same about it. */
    boolean isDecidedAs(PostRow old) {
        return status.equals(old.status)
                && reason.equals(old.reason)
                && tags.equals(old.tags)
                && categories.equals(old.categories);
    }

    /** Whether it is the same post in the same language. */
    boolean isVariantAs(PostRow old) {
        return postId.equals(old.postId) && language.equals(old.language);
    }

    boolean isPublic() {
        return publishedAt != null && withdrawnAt == null;
    }

    KnownPost known() {
        return new KnownPost(
                new EntryId(entryId), new PostId(postId), path, slug, route, contentHash, title, publishAt);
    }

    PostHistory history() {
        return new PostHistory(known(), language, bodyHash, firstSeenAt, publishedAt, withdrawnAt, status, reason);
    }

    PostRow with(PostSeen seen, Instant now) {
        return seen instanceof Post post ? with(post, now) : with((HeldPost) seen, now);
    }

    private PostRow with(Post post, Instant now) {
        PostRow read = new PostRow(
                entryId,
                post.postId().value(),
                post.language(),
                post.file(),
                post.slug(),
                post.route(),
                post.contentHash(),
                post.body().hash(),
                post.title(),
                post.publishAt(),
                firstSeenAt,
                publishedAt,
                withdrawnAt,
                status,
                reason,
                String.join("\n", post.tags()),
                String.join("\n", post.categories()),
                print);
        PostStatus decided = post.status(now);
        return read.decided(decided.word(), decided.reason(), print(post, now), now);
    }

    /** Stands for all that a row would say of what was seen of the post. */
    static long print(PostSeen seen, Instant now) {
        return seen instanceof Post post ? print(post, now) : print((HeldPost) seen);
    }

    private static long print(Post post, Instant now) {
        PostStatus decided = post.status(now);
        return new Print()
                .add(post.postId().value())
                .add(post.language())
                .add(post.file())
                .add(post.slug())
                .add(post.route())
                .add(post.contentHash())
                .add(post.body().hash())
                .add(post.title())
                .add(post.publishAt())
                .add(decided.word())
                .add(decided.reason())
                .add(post.tags())
                .add(post.categories())
                .value();
    }

    /** Keeps what the last readable version said, so that the post is known again when it is mended. */
    private PostRow with(HeldPost post, Instant now) {
        boolean neverRead = contentHash.isNone();
        PostRow read = new PostRow(
                entryId,
                post.postId().value(),
                post.language(),
                post.file(),
                slug,
                route,
                contentHash,
                bodyHash,
                neverRead ? post.title() : title,
                publishAt,
                firstSeenAt,
                publishedAt,
                withdrawnAt,
                status,
                reason,
                tags,
                categories,
                print);
        return read.decided("held", post.code(), print(post), now);
    }

    private static long print(HeldPost post) {
        return new Print()
                .add(post.postId().value())
                .add(post.language())
                .add(post.file())
                .add(post.title())
                .add(post.code())
                .value();
    }

    PostRow gone(Instant now) {
        return decided(GONE, "", NO_PRINT, now);
    }

    private PostRow decided(String newStatus, String newReason, long newPrint, Instant now) {
        boolean isOut = newStatus.equals("published");
        Instant published = publishedAt == null && isOut ? now : publishedAt;
        Instant since = withdrawnAt == null ? now : withdrawnAt;
        return new PostRow(
                entryId,
                postId,
                language,
                path,
                slug,
                route,
                contentHash,
                bodyHash,
                title,
                publishAt,
                firstSeenAt,
                published,
                isOut || published == null ? null : since,
                newStatus,
                newReason,
                tags,
                categories,
                newPrint);
    }
}
