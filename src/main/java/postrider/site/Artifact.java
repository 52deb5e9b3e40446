package postrider.site;

import postrider.picture.Scaling;
import postrider.source.Bytes;

/** A file of {@code public/}: where it belongs, and how to come by what it holds. */
public sealed interface Artifact {
    ArtifactPath path();

    Layer layer();

    /** A page, a feed or a style sheet. Any thread may ask. */
    non-sealed interface Generated extends Artifact {
        /** Tells whether the bytes would be others: it stands for everything that they are made of. */
        String key();

        /** Made when asked for, so that nobody holds them all. */
        Bytes bytes();
    }

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
