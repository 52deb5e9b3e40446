package postrider.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PublicFolderExceptionTest {
    private static final Path PAGE = Path.of("public/index.html");

    @Test
    void namesPathAndRemedyOfAFullDisk() {
        assertThat(message(new FileSystemException("x", null, "No space left on device")))
                .isEqualTo(
                        "public/index.html can't be written (No space left on device); what is not yet written stays as"
                                + " it was. Free some space on that disk, then run again");
        assertThat(message(new IOException("No space left on device"))).contains("Free some space");
    }

    @Test
    void namesPathAndRemedyWhereWritingIsForbidden() {
        assertThat(message(new AccessDeniedException("x"))).contains("permission denied", "Give the user");
        assertThat(message(new FileSystemException("x", null, "Read-only file system")))
                .contains("Mount that disk");
    }

    @Test
    void namesWhatIsKnownOfOtherFaults() {
        assertThat(message(new IOException())).contains("(IOException)", "set output.dir to another folder");
        assertThat(new PublicFolderException(PAGE, new IOException("odd")).path())
                .isEqualTo("public/index.html");
    }

    private static String message(IOException cause) {
        return String.valueOf(new PublicFolderException(PAGE, cause).getMessage());
    }
}
