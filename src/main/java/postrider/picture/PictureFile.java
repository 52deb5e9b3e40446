package postrider.picture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A picture on disk. */
public final class PictureFile {
    private PictureFile() {}

    /** How large it is without {@link CameraNotes}, in octets. Reads no more than it must. */
    public static long sizeWithoutNotes(Path file) throws IOException {
        long size = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return size - CameraNotes.size(in, size);
        }
    }

    /** What its first bytes declare; empty where it is no picture that we know, or broken. Reads no more than it must. */
    public static Optional<PictureFacts> facts(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return PictureHeader.read(in);
        }
    }
}
