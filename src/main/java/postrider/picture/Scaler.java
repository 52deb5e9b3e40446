package postrider.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import postrider.source.Bytes;

/** Makes smaller copies. The one door to Java's imaging, which loads slowly: nobody comes here for what a cache has. */
final class Scaler {
    /** Twice what good cameras make. What declares more is a bomb, or would take the memory of one. */
    private static final long MOST_PIXELS = 120_000_000;

    private Scaler() {}

    static PictureCopy copy(Bytes picture, Scaling scaling) {
        PictureFacts facts = PictureFacts.of(picture).orElse(null);
        if (facts == null || !facts.format().isScalable()) {
            return new PictureCopy.Refused(PictureFault.NOT_SCALABLE);
        }
        if (facts.size().pixels() > MOST_PIXELS) {
            return new PictureCopy.Refused(PictureFault.TOO_LARGE);
        }
        PictureSize wanted = scaling.of(facts.size());
        try {
            BufferedImage decoded = PictureDecoder.decode(picture, facts, wanted);
            Pixels upright = Pixels.of(decoded, facts.turn());
            Pixels copy = Resampling.of(upright, scaling.way(), wanted);
            return new PictureCopy.Made(PictureEncoder.encode(copy, facts.format(), scaling.quality()));
        } catch (IOException | RuntimeException broken) {
            // Java's readers throw whatever a broken file makes them trip over.
            return new PictureCopy.Refused(PictureFault.BROKEN);
        }
    }
}
