package postrider.post;

import org.jspecify.annotations.Nullable;
import postrider.picture.PictureFormat;
import postrider.picture.PictureSize;

/**
 * A file beside a post.
 *
 * @param path relative to the posts folder, with {@code /}, in the file system's own spelling
 * @param bytes its size as it is published: pictures without {@link postrider.picture.CameraNotes}
 * @param type its media type by name, such as {@code image/jpeg}
 * @param width in pixels, 0 where unknown; @param height likewise
 * @param copies what smaller copies of it are written in, null where none can be made
 * @param keepsNotes whether it is a picture that is published with notes of the camera
 */
public record MediaFile(
        String path,
        long bytes,
        String type,
        int width,
        int height,
        @Nullable PictureFormat copies,
        boolean keepsNotes) {
    /** How to mend one that {@link #isTooLarge}, or is heavy. */
    public static final String SMALLER = "Save it smaller: 2,000 pixels in width are enough for a page";

    /** What an author is told of one that {@link #keepsNotes}, behind its name. */
    public static final String NOTED =
            " goes out with the camera's notes, perhaps with the place where it was taken: only of"
                    + " JPEG, PNG and WebP are they taken out";

    /** How to mend that. */
    public static final String WITHOUT_NOTES = "Save it as JPEG or PNG";

    /** One without notes. */
    public MediaFile(String path, long bytes, String type, int width, int height, @Nullable PictureFormat copies) {
        this(path, bytes, type, width, height, copies, false);
    }

    /** One that no smaller copies are made of. */
    public MediaFile(String path, long bytes, String type, int width, int height) {
        this(path, bytes, type, width, height, null);
    }

    /** Whether it is a picture of more pixels than programs can be asked to hold. Those of an SVG are drawn as they are needed. */
    public boolean isTooLarge() {
        return width > 0 && height > 0 && !type.equals("image/svg+xml") && new PictureSize(width, height).isTooLarge();
    }
}
