package postrider.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import postrider.cache.Stamp;
import postrider.source.Sha256;

/** What the file system says of the inputs and all below them; no file is opened. */
final class InputFolder {
    private static final String ATTRIBUTES = Stamp.ATTRIBUTES + ",mode";

    /** Entries of a folder, from which on two threads are quicker. */
    private static final int MANY = 1_000;

    private static final int TYPE = 0170000;
    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;

    private final Sha256 digest = new Sha256();
    private long newest = Long.MIN_VALUE;

    private InputFolder() {}

    /**
     * @param digest another where anything was added, changed, moved or taken away, or the circumstances are others; of the
     *     circumstances first, then of each root
     * @param changedAt the last change to any of them, in nanoseconds by the file systems' clocks
     */
    record Look(String digest, long changedAt) {}

    /** @return empty where the file system can't tell: it keeps no times of change, a link leads elsewhere, a file vanished meanwhile */
    static Optional<Look> look(String circumstances, List<Path> roots) {
        return look(circumstances, roots, digest -> true);
    }

    /** Whether the digest is still the same. Looks at roots in their order, and no further than the first that is another. */
    static boolean isStill(String digest, String circumstances, List<Path> roots) {
        return look(circumstances, roots, digest::startsWith)
                .filter(look -> look.digest().equals(digest))
                .isPresent();
    }

    /** @param goesOn is asked after each root, with the digest so far */
    private static Optional<Look> look(String circumstances, List<Path> roots, Predicate<String> goesOn) {
        StringBuilder digest = new StringBuilder(Sha256.of(circumstances));
        long newest = Long.MIN_VALUE;
        try {
            for (Path root : roots) {
                InputFolder looked = new InputFolder();
                if (!looked.takeRoot(root)) {
                    return Optional.empty();
                }
                digest.append(' ').append(looked.digest.hex());
                newest = Math.max(newest, looked.newest);
                if (!goesOn.test(digest.toString())) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Look(digest.toString(), newest));
        } catch (IOException | DirectoryIteratorException | UnsupportedOperationException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private boolean takeRoot(Path root) throws IOException {
        take(root.toString());
        try {
            Path real = root.toRealPath();
            take(real.toString());
            return take(real);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** @return whether everything there can be told by its own looks */
    private boolean take(Path place) throws IOException {
        Map<String, Object> known = Files.readAttributes(place, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        int mode = (Integer) Objects.requireNonNull(known.get("mode"));
        int type = mode & TYPE;
        if (type != FOLDER && type != FILE) {
            return false;
        }
        Stamp stamp = Stamp.of(known);
        newest = Math.max(newest, stamp.changed());
        take(mode, stamp.node(), stamp.size(), stamp.modified(), stamp.changed());
        return type == FILE || takeAllIn(place);
    }

    private boolean takeAllIn(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(entries::add);
        }
        if (entries.size() < MANY) {
            return takeAll(entries);
        }
        InputFolder half = new InputFolder();
        CompletableFuture<Boolean> other =
                CompletableFuture.supplyAsync(() -> half.takeAllUnchecked(entries.subList(0, entries.size() / 2)));
        boolean known = takeAll(entries.subList(entries.size() / 2, entries.size())) & joined(other);
        take(half.digest.hex());
        newest = Math.max(newest, half.newest);
        return known;
    }

    private static boolean joined(CompletableFuture<Boolean> other) throws IOException {
        try {
            return other.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException cause ? cause.getCause() : new IOException(e);
        }
    }

    private boolean takeAllUnchecked(List<Path> entries) {
        try {
            return takeAll(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean takeAll(List<Path> entries) throws IOException {
        for (Path entry : entries) {
            take(String.valueOf(entry.getFileName()));
            if (!take(entry)) {
                return false;
            }
        }
        return true;
    }

    private void take(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        take(octets.length);
        digest.add(octets);
    }

    private void take(long... numbers) {
        ByteBuffer octets = ByteBuffer.allocate(numbers.length * Long.BYTES);
        octets.asLongBuffer().put(numbers);
        digest.add(octets.array());
    }
}
