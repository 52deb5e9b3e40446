package postrider.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import postrider.cache.Stamp;
import postrider.source.Sha256;

/** What the file system says of the inputs and all below them; no file is opened. */
final class InputFolder {
    private static final String ATTRIBUTES = Stamp.ATTRIBUTES + ",mode";

    private static final int TYPE = 0170000;
    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;

    private final Sha256 digest = new Sha256();
    private long newest = Long.MIN_VALUE;

    private InputFolder() {}

    /**
     * @param digest another where anything was added, changed, moved or taken away, or the circumstances are others
     * @param changedAt the last change to any of them, in nanoseconds by the file systems' clocks
     */
    record Look(String digest, long changedAt) {}

    /** @return empty where the file system can't tell: it keeps no times of change, a link leads elsewhere, a file vanished meanwhile */
    static Optional<Look> look(String circumstances, List<Path> roots) {
        try {
            InputFolder looked = new InputFolder();
            looked.take(circumstances);
            for (Path root : roots) {
                if (!looked.takeRoot(root)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Look(looked.digest.hex(), looked.newest));
        } catch (IOException | DirectoryIteratorException | UnsupportedOperationException e) {
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
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                take(String.valueOf(entry.getFileName()));
                if (!take(entry)) {
                    return false;
                }
            }
            return true;
        }
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
