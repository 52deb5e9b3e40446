package postrider.site;

import java.util.function.Supplier;
import postrider.picture.Scaling;
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

    /** A smaller copy of a picture. @param source relative to the posts folder, with {@code /} */
    record Scaled(ArtifactPath path, String source, Scaling scaling) implements Artifact {
        @Override
        public Layer layer() {
            return Layer.MEDIA;
        }
    }

    /** Media of a post, or the site's logo. @param source relative to that root, with {@code /} */
    record Copied(ArtifactPath path, Root root, String source) implements Artifact {
        /** Media of a post. */
        Copied(ArtifactPath path, String source) {
            this(path, Root.POSTS, source);
        }

        @Override
        public Layer layer() {
            return Layer.MEDIA;
        }
    }

    /** Folders that files are copied from. */
    enum Root {
        POSTS,
        HOME
    }
}
