package postrider.site;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

/** The public folder can't be written: disk full, read-only, no permission. The message names the path and the remedy. */
public final class PublicFolderException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String path;

    PublicFolderException(Path path, IOException cause) {
        super(message(path, cause), cause);
        this.path = path.toString();
    }

    PublicFolderException(Path path, String message) {
        super(path + ": " + message);
        this.path = path.toString();
    }

    /** What could not be read or written. */
    public String path() {
        return path;
    }

    private static String message(Path path, IOException cause) {
        String reason = reason(cause);
        return path + " can't be written (" + reason + "); what is not yet written stays as it was. "
                + remedy(cause, reason) + ", then run again";
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = cause instanceof FileSystemException fault ? fault.getReason() : cause.getMessage();
        return Objects.requireNonNullElse(reason, cause.getClass().getSimpleName());
    }

    private static String remedy(IOException cause, String reason) {
        if (cause instanceof AccessDeniedException) {
            return "Give the user who runs Postrider the right to write there";
        } else if (reason.contains("No space left") || reason.contains("Disk quota exceeded")) {
            return "Free some space on that disk";
        } else if (reason.contains("Read-only file system")) {
            return "Mount that disk for writing, or set output.dir to another folder";
        }
        return "Mend that, or set output.dir to another folder";
    }
}
