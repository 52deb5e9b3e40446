package postrider.site;

import java.nio.file.Path;
import postrider.source.Bytes;

/** What an artifact holds, at hand. */
sealed interface Content {
    boolean isIn(ArtifactFile file);

    /** @return the content's SHA-256, in hex */
    String prepareIn(ArtifactFile file);

    /** Made here. */
    record Made(Bytes bytes) implements Content {
        @Override
        public boolean isIn(ArtifactFile file) {
            return file.holds(bytes);
        }

        @Override
        public String prepareIn(ArtifactFile file) {
            return file.prepare(bytes);
        }
    }

    /** A file that lies elsewhere. */
    record Source(Path path) implements Content {
        @Override
        public boolean isIn(ArtifactFile file) {
            return file.holdsCopyOf(path);
        }

        @Override
        public String prepareIn(ArtifactFile file) {
            return file.prepareCopyOf(path);
        }
    }
}
