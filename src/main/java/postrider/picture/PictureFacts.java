package postrider.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import postrider.source.Bytes;

/**
 * What a picture's first bytes declare; nothing is decoded.
 *
 * @param size as shown, that is, turned as a camera's note asks
 * @param turn how what is stored has to be turned before it is shown
 */
public record PictureFacts(PictureFormat format, PictureSize size, Turn turn) {
    /** Empty where it is no picture, or a broken one. */
    public static Optional<PictureFacts> of(Bytes picture) {
        try {
            return PictureHeader.read(picture.stream());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    static Optional<PictureFacts> of(PictureFormat format, int width, int height, Turn turn) {
        if (width < 1 || height < 1) {
            return Optional.empty();
        }
        PictureSize stored = new PictureSize(width, height);
        return Optional.of(new PictureFacts(format, turn.isQuarter() ? stored.turned() : stored, turn));
    }
}
