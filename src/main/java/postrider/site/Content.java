package postrider.site;

import java.nio.file.Path;
import postrider.source.Bytes;

/** What an artifact holds, at hand. */
sealed interface Content {
    boolean isIn(ArtifactFile file);

    /** @param file that it belongs to; @return the number of the part */
    int stage(StagingFolder staging, ArtifactFile file);

    /** Made here. */
    record Made(Bytes bytes) implements Content {
        @Override
        public boolean isIn(ArtifactFile file) {
            return file.holds(bytes);
        }

        @Override
        public int stage(StagingFolder staging, ArtifactFile file) {
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
        public int stage(StagingFolder staging, ArtifactFile file) {
            return staging.stageCopyOf(path, file);
        }
    }
}
