package postrider.site;

import java.util.function.Supplier;
import postrider.source.Bytes;

/** A file of {@code public/}: where it belongs, and how to come by what it holds. */
public sealed interface Artifact {
    ArtifactPath path();

    /** A page, a feed or a style sheet. @param bytes made when asked for, so that nobody holds them all */
    record Generated(ArtifactPath path, Supplier<Bytes> bytes) implements Artifact {}

    /** Media of a post. @param source relative to the posts folder, with {@code /} */
    record Copied(ArtifactPath path, String source) implements Artifact {}
}
