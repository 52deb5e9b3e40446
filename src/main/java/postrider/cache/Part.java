package postrider.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A stretch of the file: a head, long texts, and a block of entries that refer to these and to earlier ones. The head is written
 * last: a stretch without one doesn't count.
 *
 * @param start where its head stands; @param kind of its entries; @param count how many there are
 * @param texts octets of texts; @param block octets of entries; @param crc of the latter
 */
record Part(long start, int kind, int count, long texts, int block, int crc) {
    static final int HEAD = 28;
    /** From here on a block is full enough to be written. */
    static final int FULL = 1 << 16;

    /** All that are whole, in the order in which they were added. */
    static List<Part> all(BlobFile file, long from) {
        List<Part> parts = new ArrayList<>();
        Optional<Part> part = at(file, from);
        while (part.isPresent()) {
            parts.add(part.get());
            part = at(file, part.get().end());
        }
        return parts;
    }

    private static Optional<Part> at(BlobFile file, long start) {
        return file.read(start, HEAD)
                .map(ByteBuffer::wrap)
                .filter(head -> headCrc(head) == head.getInt(HEAD - Integer.BYTES))
                .map(head ->
                        new Part(start, head.getInt(), head.getInt(), head.getLong(), head.getInt(), head.getInt()))
                .filter(part -> part.texts >= 0 && part.block >= 0 && part.end() <= file.end());
    }

    private static int headCrc(ByteBuffer head) {
        return Blob.crc(Arrays.copyOf(head.array(), HEAD - Integer.BYTES));
    }

    long end() {
        return start + HEAD + texts + block;
    }

    void writeHead(BlobFile file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        head.putInt(kind).putInt(count).putLong(texts).putInt(block).putInt(crc);
        file.write(head.putInt(headCrc(head)).array(), HEAD, start);
    }

    /** Hands over its entries, if they are as they were written. */
    void read(BlobFile file, EntryReader reader, Consumer<EntryReader> entry) {
        Optional<byte[]> octets = file.read(start + HEAD + texts, block).filter(read -> Blob.crc(read) == crc);
        if (octets.isPresent()) {
            reader.over(octets.get());
            for (int i = 0; i < count; i++) {
                entry.accept(reader);
            }
        }
    }
}
