package postrider.site;

import java.nio.file.Path;
import postrider.source.Bytes;

/** What an artifact holds, at hand. */
sealed interface Content {
    boolean isIn(ArtifactFile file);

    Staged stage(StagingFolder staging, ArtifactFile file);

    /** Made here. */
    record Made(Bytes bytes) implements Content {
        @Override
        public boolean isIn(ArtifactFile file) {
            return file.holds(bytes);
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
        public Staged stage(StagingFolder staging, ArtifactFile file) {
            return staging.stageCopyOf(path, file);
        }
    }

    /** A file that is whole, but not in its place yet. */
    record Staged(Path part, ArtifactFile file) {}
}
