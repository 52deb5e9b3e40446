package postrider.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A file that octets are added to and read from by their place. What was read through it can be read again until it is closed, also
 * after another process has put a new file in its place. Safe for several threads.
 */
final class BlobFile {
    /** It holds posts that nobody has seen yet. */
    private static final FileAttribute<?> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final FileChannel channel;
    private long end;

    private BlobFile(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    static BlobFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new BlobFile(channel, channel.size());
    }

    static BlobFile openReadOnly(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new BlobFile(channel, channel.size());
    }

    /** An empty one, in the place of what is there. */
    static BlobFile create(Path file) throws IOException {
        Files.deleteIfExists(file); // who reads the old one goes on reading it
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix ? new FileAttribute<?>[] {OWN} : new FileAttribute<?>[0];
        return new BlobFile(
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                        attributes),
                0);
    }

    /** An empty one without a name, gone with the process. */
    static BlobFile createNameless() throws IOException {
        Path file = Files.createTempFile("postrider", ".cache");
        return new BlobFile(
                FileChannel.open(
                        file, StandardOpenOption.DELETE_ON_CLOSE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                0);
    }

    synchronized long end() {
        return end;
    }

    /** Forgets what stands from there on. */
    synchronized void cut(long at) throws IOException {
        channel.truncate(at);
        end = at;
    }

    /** @return where they stand */
    long add(byte[] octets, int length) throws IOException {
        long at;
        synchronized (this) {
            at = end;
            end += length;
        }
        write(octets, length, at);
        return at;
    }

    void write(byte[] octets, int length, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(octets, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer, at + buffer.position());
        }
    }

    /** Empty where the file holds no longer so much, or can't be read. */
    Optional<byte[]> read(long at, int length) {
        byte[] octets = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    return Optional.empty();
                }
            }
            return Optional.of(octets);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
