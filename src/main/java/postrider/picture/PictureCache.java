package postrider.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import postrider.source.Bytes;
import postrider.source.Sha256;

/**
 * Smaller copies of pictures, made once. Kept by what the picture holds and how it was scaled, so that a new name, time or clone costs
 * nothing; safe to delete at any time, and safe for several threads and processes.
 */
public final class PictureCache {
    /** Changes with what {@link Scaler} makes of the same picture. */
    public static final String VERSION = "3";

    /** Digits of a name that tell what the picture holds; as many more tell how it was scaled. */
    private static final int CONTENT = 32;

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}-?[0-9a-f]{32}");

    /** What is too narrow for any that pages show is tried by this one. */
    private static final Scaling TRIAL = Scaling.toWidth(120);

    private final Path folder;
    /** How many more pixels the memory takes at once: several small pictures, or a large one. */
    private final Semaphore decoded = new Semaphore(PictureDecoder.MOST_DECODED, true);

    /** @param folder made when the first copy is kept */
    public PictureCache(Path folder) {
        this.folder = folder;
    }

    /**
     * The copy, from the cache or made now, with the others that pages show of the picture where it is one of these. Loads Java's
     * imaging only where it must be made.
     *
     * @throws UncheckedIOException where the cache's folder cannot be read or written
     */
    public PictureCopy copy(Bytes picture, Scaling scaling) {
        return copy(picture, picture.sha256(), scaling);
    }

    private PictureCopy copy(Bytes picture, String content, Scaling scaling) {
        try {
            Optional<PictureCopy> kept = kept(file(content, scaling));
            return kept.isPresent() ? kept.get() : made(picture, content, scaling);
        } catch (IOException e) {
            throw new UncheckedIOException("the copies of pictures in " + folder + " cannot be kept", e);
        }
    }

    private PictureCopy made(Bytes picture, String content, Scaling scaling) throws IOException {
        Optional<PictureFacts> facts = PictureFacts.of(picture);
        Optional<PictureFault> fault = Scaler.fault(facts);
        if (fault.isPresent()) {
            return new PictureCopy.Refused(fault.get());
        }
        PictureSize size = facts.orElseThrow().size();
        List<Scaling> ofPages = Scaling.ofPages(size);
        List<Scaling> together = ofPages.contains(scaling) ? ofPages : List.of(scaling);
        long step = Scaler.step(size, together);
        int pixels = (int) Math.max(1, Math.min(PictureDecoder.MOST_DECODED, size.pixels() / (step * step)));
        List<PictureCopy> copies;
        decoded.acquireUninterruptibly(pixels);
        try {
            copies = Scaler.copies(picture, facts.get(), together);
        } finally {
            decoded.release(pixels);
        }
        for (int i = 0; i < together.size(); i++) {
            if (copies.get(i) instanceof PictureCopy.Made made) {
                keep(file(content, together.get(i)), made.picture());
            }
        }
        return copies.get(together.indexOf(scaling));
    }

    /** Whether copies can be made, seen by making those that pages show. @param content its SHA-256 in hex; @param facts of the picture */
    boolean isSound(Bytes picture, String content, PictureFacts facts) {
        Scaling first = Scaling.ofPages(facts.size()).stream().findFirst().orElse(TRIAL);
        return copy(picture, content, first) instanceof PictureCopy.Made;
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

    private Path file(String content, Scaling scaling) {
        return folder.resolve(content.substring(0, CONTENT) + "-"
                + Sha256.of(VERSION + " " + scaling).substring(0, CONTENT));
    }

    /**
     * Removes the copies of all other pictures, those of earlier versions among them. Whoever still wants one makes it again.
     *
     * @param contents SHA-256 in hex of the pictures whose copies stay
     * @throws UncheckedIOException where the cache's folder cannot be read or written
     */
    void keepOnly(Collection<String> contents) {
        Set<String> stay =
                contents.stream().map(content -> content.substring(0, CONTENT)).collect(Collectors.toSet());
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PictureCache::isCopy)) {
            for (Path copy : found) {
                if (!stay.contains(String.valueOf(copy.getFileName()).substring(0, CONTENT))) {
                    Files.deleteIfExists(copy);
                }
            }
        } catch (NoSuchFileException nothingYet) {
            return;
        } catch (DirectoryIteratorException e) {
            throw untidy(new IOException(e));
        } catch (IOException e) {
            throw untidy(e);
        }
    }

    private UncheckedIOException untidy(IOException e) {
        return new UncheckedIOException("copies in " + folder + " that no post uses any more cannot be removed", e);
    }

    private static boolean isCopy(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
