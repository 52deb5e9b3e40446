package postrider.site;

import java.nio.file.Path;
import postrider.source.Bytes;

/** What an artifact holds, at hand. */
sealed interface Content {
    boolean isIn(ArtifactFile file);

    /** Its SHA-256, in hex. */
    String hash();

    Staged stage(StagingFolder staging, ArtifactFile file);

    /** Made here. */
    record Made(Bytes bytes) implements Content {
        @Override
        public boolean isIn(ArtifactFile file) {
            return file.holds(bytes);
        }

        @Override
        public String hash() {
            return bytes.sha256();
        }

        @Override
        public Staged stage(StagingFolder staging, ArtifactFile file) {
            return staging.stage(bytes, file);
        }
    }

    /** A file that lies elsewhere. */
    record Source(Path path) implements Content {
        @Override
        public boolean isIn(ArtifactFile file) {
            return file.holdsCopyOf(path);
        }

        @Override
        public String hash() {
            return ArtifactFile.hash(path);
        }

        @Override
        public Staged stage(StagingFolder staging, ArtifactFile file) {
            return staging.stageCopyOf(path, file);
        }
    }

    /** A file that is whole and on the disk, but not in its place yet. */
    record Staged(Path part, ArtifactFile file) {}
}
