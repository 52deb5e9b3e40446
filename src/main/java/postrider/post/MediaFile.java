package postrider.post;

/**
 * A file beside a post.
 *
 * @param path relative to the posts folder, with {@code /}, in the file system's own spelling
 * @param bytes its size as it is published: a JPEG without {@link postrider.picture.CameraNotes}
 * @param type its media type by name, such as {@code image/jpeg}
 * @param width in pixels, 0 where unknown; @param height likewise
 */
public record MediaFile(String path, long bytes, String type, int width, int height) {}
