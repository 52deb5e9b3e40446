package postrider.site;

import java.util.function.Supplier;
import postrider.source.Bytes;

/** A file of {@code public/}: where it belongs, and how to come by what it holds. */
public sealed interface Artifact {
    ArtifactPath path();

    Layer layer();

    /**
     * A page, a feed or a style sheet.
     *
     * @param key tells whether the bytes would be others: it stands for everything that they are made of. Both are asked for by any thread
     * @param bytes made when asked for, so that nobody holds them all
     */
    record Generated(ArtifactPath path, Layer layer, Supplier<String> key, Supplier<Bytes> bytes) implements Artifact {}

    /** Media of a post. @param source relative to the posts folder, with {@code /} */
    record Copied(ArtifactPath path, String source) implements Artifact {
        @Override
        public Layer layer() {
            return Layer.MEDIA;
        }
    }
}
