package postrider.feed;

import java.util.function.Supplier;
import postrider.source.Bytes;

/**
 * One file of a feed.
 *
 * @param path below {@code public/}, file names parted by {@code /}, not percent-encoded
 * @param key in hex; while it stays the same, so do the bytes
 * @param bytes makes the document when asked: only then are posts' bodies looked at
 */
public record FeedDocument(String path, Role role, String key, Supplier<Bytes> bytes) {
    /** What readers come for. */
    public enum Role {
        /** The newest posts: what people subscribe to. */
        CURRENT,
        /** A page of the past, which few ask for, and once. */
        ARCHIVE
    }
}
