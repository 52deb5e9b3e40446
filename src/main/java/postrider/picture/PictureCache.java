package postrider.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import postrider.source.Bytes;
import postrider.source.Sha256;

/**
 * Smaller copies of pictures, made once. Kept by what the picture holds and how it was scaled, so that a new name, time or clone costs
 * nothing; safe to delete at any time, and safe for several threads and processes.
 */
public final class PictureCache {
    /** Changes with what {@link Scaler} makes of the same picture. */
    private static final String VERSION = "1";

    private final Path folder;

    /** @param folder made when the first copy is kept */
    public PictureCache(Path folder) {
        this.folder = folder;
    }

    /**
     * The copy, from the cache or made now. Loads Java's imaging only where it must be made.
     *
     * @throws UncheckedIOException where the cache's folder cannot be read or written
     */
    public PictureCopy copy(Bytes picture, Scaling scaling) {
        Path file = folder.resolve(key(picture, scaling));
        try {
            Optional<PictureCopy> kept = kept(file);
            if (kept.isPresent()) {
                return kept.get();
            }
            PictureCopy copy = Scaler.copy(picture, scaling);
            if (copy instanceof PictureCopy.Made made) {
                keep(file, made.picture());
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("the copies of pictures in " + folder + " cannot be kept", e);
        }
    }

    private static Optional<PictureCopy> kept(Path file) throws IOException {
        try {
            Bytes copy = Bytes.copyOf(Files.readAllBytes(file));
            return PictureFacts.of(copy).isPresent() ? Optional.of(new PictureCopy.Made(copy)) : Optional.empty();
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        }
    }

    private void keep(Path file, Bytes copy) throws IOException {
        Files.createDirectories(folder);
        Path beside = Files.createTempFile(folder, "copy", ".tmp");
        try {
            Files.write(beside, copy.toArray());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String key(Bytes picture, Scaling scaling) {
        return new Sha256().add(VERSION + " " + scaling + "\n").add(picture).hex();
    }
}
