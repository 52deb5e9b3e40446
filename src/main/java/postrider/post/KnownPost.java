package postrider.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import postrider.source.Hash;

/**
 * What the ledger keeps of a post that has been read before; it may be gone.
 *
 * @param bodyHash {@link Body#hash} when it was last read
 */
public record KnownPost(
        EntryId id,
        PostId postId,
        String language,
        String path,
        String slug,
        String route,
        Hash contentHash,
        Hash bodyHash,
        String title,
        @Nullable Instant publishAt) {}
