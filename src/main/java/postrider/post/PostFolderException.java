package postrider.post;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The posts folder itself cannot be read: not to be taken for an empty one. The message says where it was looked for and what to do. */
public final class PostFolderException extends RuntimeException {
    private final transient Path folder;

    PostFolderException(Path folder, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }
}
