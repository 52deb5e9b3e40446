package postrider.edition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import postrider.post.Post;
import postrider.post.PostId;

/**
 * A known post whose file is gone: perhaps it stands under a new name now.
 *
 * @param file where it was, relative to the posts folder
 * @param publishAt when it went out, null where that was never known
 * @param bodyHash {@link #bodyHash(Post)} when it was last read, null where that is not recorded
 */
public record GonePost(
        PostId post,
        String file,
        String title,
        @Nullable Instant publishAt,
        @Nullable String bodyHash) {
    /** SHA-256 in hex of the text below the front matter; null where there is none, for nothing is like nothing. */
    public static @Nullable String bodyHash(Post post) {
        String text = post.body().text().strip();
        return text.isEmpty() ? null : HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
