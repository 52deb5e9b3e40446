package postrider.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import postrider.source.Hash;

/**
 * By what a post that has been read before is known again; it may be gone. An archive's are all in memory at once.
 */
public record KnownPost(
        EntryId id,
        PostId postId,
        String path,
        String slug,
        String route,
        Hash contentHash,
        String title,
        @Nullable Instant publishAt) {}
