package postrider.picture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import postrider.cache.Stamp;
import postrider.source.Bytes;

/** A picture on disk. */
final class PictureFile {
    private static final long MOST_OCTETS = 64_000_000;

    private PictureFile() {}

    /** How large it is as it is published, in octets: without {@link CameraNotes}. Reads no more than it must. */
    static long publishedSize(Path file) throws IOException {
        long size = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return size - CameraNotes.size(in, size);
        }
    }

    /** Whether it is published with {@link RemainingNotes}. Reads no more than it must. */
    static boolean keepsNotes(Path file) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return RemainingNotes.areIn(in);
        }
    }

    /** What its first bytes declare; empty where it is no picture that we know, or broken. Reads no more than it must. */
    static Optional<PictureFacts> facts(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return PictureHeader.read(in);
        }
    }

    /** What the file system says of it; empty where it says too little. */
    static Optional<Stamp> stamp(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Optional.of(Stamp.of(Files.readAttributes(file, Stamp.ATTRIBUTES)))
                : Optional.empty();
    }

    /** All of it; empty where it is larger than any picture that copies are made of. */
    static Optional<Bytes> octets(Path file) throws IOException {
        if (Files.size(file) > MOST_OCTETS) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(Bytes.of(in));
        }
    }
}
