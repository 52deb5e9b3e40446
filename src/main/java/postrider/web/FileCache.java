package postrider.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import postrider.site.ArtifactPath;
import postrider.source.Sha256;

/**
 * The files below {@code public/}, those that are asked for held in memory. A run, of this process or another, may change them at any
 * time: within a second after it what was held is seen anew. Safe for several threads.
 */
final class FileCache {
    /** One that is larger is read from the disk each time. */
    private static final int LARGEST = 1 << 20;

    private static final long SECOND = 1_000_000_000L;

    /** Of a gzip file: check sum and length of what is packed (RFC 1952, section 2.3.1). */
    private static final int TRAILER = 8;

    private final Path root;
    private final FileHeaders headers;
    private final long room;
    private final LongSupplier nanos;
    private final Map<String, Entry> held = new ConcurrentHashMap<>();
    private final AtomicLong size = new AtomicLong();

    /** @param look when the file was last looked at; @param stamp what the file system said of it */
    private record Entry(ServedFile file, String stamp, long look) {}

    /** @param room for files, in octets; @param nanos a clock that runs evenly */
    FileCache(Path root, FileHeaders headers, long room, LongSupplier nanos) {
        this.root = root;
        this.headers = headers;
        this.room = room;
        this.nanos = nanos;
    }

    /** @param path below the folder, decoded; whatever leads out of it is nowhere */
    Optional<ServedFile> find(String path) {
        Entry entry = held.get(path);
        long now = nanos.getAsLong();
        if (entry != null && now - entry.look() < SECOND) {
            return Optional.of(entry.file());
        }
        return ArtifactPath.of(path).flatMap(safe -> look(path, entry, now));
    }

    private Optional<ServedFile> look(String path, @Nullable Entry before, long now) {
        Path file = root.resolve(path);
        try {
            String stamp = stamp(file) + stamp(twin(file));
            if (before != null && before.stamp().equals(stamp)) {
                held.replace(path, before, new Entry(before.file(), stamp, now));
                return Optional.of(before.file());
            }
            boolean isOurs = Files.isRegularFile(file) && file.toRealPath().startsWith(root.toRealPath());
            if (!isOurs) {
                forget(path);
                return Optional.empty();
            }
            Entry entry = new Entry(read(path, file), stamp, now);
            // A run that replaced it meanwhile is seen now, not in a second.
            return (stamp(file) + stamp(twin(file))).equals(stamp)
                    ? Optional.of(keep(path, entry))
                    : Optional.of(entry.file());
        } catch (IOException e) {
            forget(path);
            return Optional.empty();
        }
    }

    private ServedFile keep(String path, Entry entry) {
        Entry before = held.put(path, entry);
        size.addAndGet(entry.file().held() - (before == null ? 0 : before.file().held()));
        if (size.get() > room) {
            makeRoom();
        }
        return entry.file();
    }

    private void forget(String path) {
        Entry before = held.remove(path);
        if (before != null) {
            size.addAndGet(-before.file().held());
        }
    }

    /** Lets go of what was not asked for in the longest time, down to three quarters. */
    private synchronized void makeRoom() {
        List<Map.Entry<String, Entry>> oldest = held.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().look()))
                .toList();
        for (Map.Entry<String, Entry> entry : oldest) {
            if (size.get() <= room / 4 * 3) {
                return;
            }
            forget(entry.getKey());
        }
    }

    private static Path twin(Path file) {
        return file.resolveSibling(file.getFileName() + ".gz");
    }

    /** Another as soon as the file is another. */
    private static String stamp(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return "-";
        }
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return found.size() + " " + found.lastModifiedTime() + " " + found.fileKey() + ";";
    }

    private ServedFile read(String path, Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        long modified = found.lastModifiedTime().toInstant().getEpochSecond();
        if (found.size() > LARGEST) {
            String etag = "\""
                    + new Sha256()
                            .add(stamp(file).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .hex()
                            .substring(0, 22)
                    + "\"";
            return new ServedFile(
                    file, found.size(), modified, variant(path, etag, null, found.size(), modified, ""), null);
        }
        byte[] octets = Files.readAllBytes(file);
        String print = new Sha256().add(octets).hex().substring(0, 22);
        ServedFile.Variant plain = variant(path, "\"" + print + "\"", direct(octets), octets.length, modified, "");
        ServedFile.Variant packed = packed(file, octets)
                .map(twin -> variant(path, "\"" + print + "-gz\"", direct(twin), twin.length, modified, "gzip"))
                .orElse(null);
        return new ServedFile(file, octets.length, modified, plain, packed);
    }

    private ServedFile.Variant variant(
            String path, String etag, @Nullable ByteBuffer octets, long length, long modified, String coding) {
        return new ServedFile.Variant(
                etag,
                octets,
                headers.whole(path, etag, modified, length, coding),
                headers.unchanged(path, etag, modified));
    }

    /** The twin's octets; empty where there is none, or where it is of another text: one of the two is being replaced. */
    private static Optional<byte[]> packed(Path file, byte[] octets) throws IOException {
        Path twin = twin(file);
        if (!FileHeaders.isText(Objects.toString(file.getFileName())) || !Files.isRegularFile(twin)) {
            return Optional.empty();
        }
        byte[] packed = Files.readAllBytes(twin);
        if (packed.length < TRAILER || packed.length >= octets.length) {
            return Optional.empty();
        }
        ByteBuffer trailer =
                ByteBuffer.wrap(packed, packed.length - TRAILER, TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        CRC32 sum = new CRC32();
        sum.update(octets);
        boolean isTwin = trailer.getInt() == (int) sum.getValue() && trailer.getInt() == octets.length;
        return isTwin ? Optional.of(packed) : Optional.empty();
    }

    /** Outside the heap: the system takes them from there without another copy. */
    private static ByteBuffer direct(byte[] octets) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(octets.length);
        return buffer.put(octets).flip();
    }
}
