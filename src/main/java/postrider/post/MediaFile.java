package postrider.post;

import org.jspecify.annotations.Nullable;
import postrider.picture.PictureFormat;

/**
 * A file beside a post.
 *
 * @param path relative to the posts folder, with {@code /}, in the file system's own spelling
 * @param bytes its size as it is published: pictures without {@link postrider.picture.CameraNotes}
 * @param type its media type by name, such as {@code image/jpeg}
 * @param width in pixels, 0 where unknown; @param height likewise
 * @param copies what smaller copies of it are written in, null where none can be made
 */
public record MediaFile(
        String path,
        long bytes,
        String type,
        int width,
        int height,
        @Nullable PictureFormat copies) {
    /** One that no smaller copies are made of. */
    public MediaFile(String path, long bytes, String type, int width, int height) {
        this(path, bytes, type, width, height, null);
    }
}
