package postrider.site;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.site.ArtifactFile.Standing;
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

    /** Of both, as {@link ArtifactFile#stamp()}. */
    long stamp() {
        return packed == null ? plain.stamp() : 31 * plain.stamp() + packed.stamp();
    }

    /** As of the plain one, but with what stands in the way of either. */
    Standing look() {
        Standing found = plain.look();
        if (!found.folder() || found.obstacle().isPresent()) {
            return found;
        }
        Optional<Diagnostic> obstacle = packed().flatMap(ArtifactFile::obstacle);
        return obstacle.isEmpty() ? found : new Standing(true, found.file(), obstacle);
    }

    /** @return whether the plain one was there */
    boolean remove() {
        packed().ifPresent(ArtifactFile::remove);
        return plain.remove();
    }
}
