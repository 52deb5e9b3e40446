package postrider.edition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import postrider.post.Body;
import postrider.post.PostId;
import postrider.source.Hash;

/**
 * A known post whose file is gone: perhaps it stands under a new name now.
 *
 * @param file where it was, relative to the posts folder
 * @param publishAt when it went out, null where that was never known
 * @param bodyHash {@link Body#hash} when it was last read; none is like nothing
 */
public record GonePost(
        PostId post, String file, String title, @Nullable Instant publishAt, Hash bodyHash) {}
