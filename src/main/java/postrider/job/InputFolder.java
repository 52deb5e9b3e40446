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
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the file system says of the inputs and all below them; no file is opened. */
final class InputFolder {
    /** No program can set {@code ctime}: an edit that keeps size and date is seen by it. */
    private static final String ATTRIBUTES = "unix:mode,ino,size,lastModifiedTime,ctime";

    private static final int TYPE = 0170000;
    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;

    private final MessageDigest digest;
    private final ByteBuffer numbers = ByteBuffer.allocate(5 * Long.BYTES);
    private long newest = Long.MIN_VALUE;

    private InputFolder(MessageDigest digest) {
        this.digest = digest;
    }

    /**
     * @param digest another where anything was added, changed, moved or taken away, or the circumstances are others
     * @param changedAt the last change to any of them, in nanoseconds by the file systems' clocks
     */
    record Look(String digest, long changedAt) {}

    /** @return empty where the file system can't tell: it keeps no times of change, a link leads elsewhere, a file vanished meanwhile */
    static Optional<Look> look(String circumstances, List<Path> roots) {
        try {
            InputFolder looked = new InputFolder(MessageDigest.getInstance("SHA-256"));
            looked.take(circumstances);
            for (Path root : roots) {
                if (!looked.takeRoot(root)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Look(HexFormat.of().formatHex(looked.digest.digest()), looked.newest));
        } catch (IOException | DirectoryIteratorException | UnsupportedOperationException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
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
        int type = (Integer) Objects.requireNonNull(known.get("mode")) & TYPE;
        if (type != FOLDER && type != FILE) {
            return false;
        }
        long changed = nanos(known, "ctime");
        newest = Math.max(newest, changed);
        numbers.clear();
        numbers.putLong((Integer) Objects.requireNonNull(known.get("mode")))
                .putLong((Long) Objects.requireNonNull(known.get("ino")))
                .putLong((Long) Objects.requireNonNull(known.get("size")))
                .putLong(nanos(known, "lastModifiedTime"))
                .putLong(changed);
        digest.update(numbers.flip());
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
        numbers.clear();
        digest.update(numbers.putLong(octets.length).flip());
        digest.update(octets);
    }

    private static long nanos(Map<String, Object> known, String time) {
        return ((FileTime) Objects.requireNonNull(known.get(time))).to(TimeUnit.NANOSECONDS);
    }
}
