package postrider.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import postrider.source.Hash;

/**
 * What is on record of a post in one language, also after its file is gone.
 *
 * @param bodyHash {@link Body#hash} when it was last read
 * @param firstSeenAt the first run that met it; @param publishedAt the first in which it was public, null if there was none
 * @param withdrawnAt since when it is no longer public, null while it is
 * @param status the last one decided, as in {@link PostDecision}; @param reason that goes with it
 */
public record PostHistory(
        KnownPost post,
        String language,
        Hash bodyHash,
        Instant firstSeenAt,
        @Nullable Instant publishedAt,
        @Nullable Instant withdrawnAt,
        String status,
        String reason) {}
