package postrider.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import postrider.source.Bytes;

/** Makes smaller copies. The one door to Java's imaging, which loads slowly: nobody comes here for what a cache has. */
final class Scaler {
    private Scaler() {}

    /** What is known of a picture without decoding it that speaks against copies. */
    static Optional<PictureFault> fault(Optional<PictureFacts> facts) {
        if (facts.isEmpty() || !facts.get().format().isScalable()) {
            return Optional.of(PictureFault.NOT_SCALABLE);
        }
        return facts.get().size().isTooLarge() ? Optional.of(PictureFault.TOO_LARGE) : Optional.empty();
    }

    /** The copies in the same order, of pixels that are decoded once: all are made, or none. @param facts nothing in them is at fault */
    static List<PictureCopy> copies(Bytes picture, PictureFacts facts, List<Scaling> scalings) {
        try {
            BufferedImage decoded = PictureDecoder.decode(picture, facts, step(facts.size(), scalings));
            DecodedPicture upright = DecodedPicture.of(decoded, facts.turn());
            List<PictureCopy> copies = new ArrayList<>();
            for (Scaling scaling : scalings) {
                Pixels copy = Resampling.of(upright, scaling.way(), scaling.of(facts.size()));
                copies.add(new PictureCopy.Made(PictureEncoder.encode(copy, facts.format(), scaling.quality())));
            }
            return copies;
        } catch (IOException | RuntimeException broken) {
            // Java's readers throw whatever a broken file makes them trip over.
            return Collections.nCopies(scalings.size(), new PictureCopy.Refused(PictureFault.BROKEN));
        }
    }

    /** Of how many rows and columns one is decoded. */
    static int step(PictureSize picture, List<Scaling> scalings) {
        return scalings.stream()
                .mapToInt(scaling -> PictureDecoder.step(picture, scaling.of(picture)))
                .min()
                .orElseThrow();
    }
}
