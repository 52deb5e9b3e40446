package postrider.site;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.source.Diagnostic;

/** An artifact's file and, for texts, its packed twin beside it. They come and go together. */
final class TwinFiles {
    private final ArtifactFile plain;
    private final @Nullable ArtifactFile packed;

    TwinFiles(Path root, ArtifactPath path) {
        this.plain = new ArtifactFile(root, path);
        this.packed = path.packed().map(twin -> new ArtifactFile(root, twin)).orElse(null);
    }

    ArtifactFile plain() {
        return plain;
    }

    Optional<ArtifactFile> packed() {
        return Optional.ofNullable(packed);
    }

    /** See {@link ArtifactFile#stamp()}. */
    String stamp() {
        return packed == null ? plain.stamp() : plain.stamp() + " " + packed.stamp();
    }

    /** What stands where one of them should be, or one of their folders. */
    Optional<Diagnostic> obstacle() {
        return Stream.concat(plain.obstacle().stream(), packed().flatMap(ArtifactFile::obstacle).stream())
                .findFirst();
    }

    /** @return whether the plain one was there */
    boolean remove() {
        packed().ifPresent(ArtifactFile::remove);
        return plain.remove();
    }
}
