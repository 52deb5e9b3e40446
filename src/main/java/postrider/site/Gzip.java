package postrider.site;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import postrider.source.Bytes;

/**
 * Makes the packed twins of texts, for servers that hand them out as they are. There is no time in them (RFC 1952): same text, same
 * octets. Safe for several threads.
 */
final class Gzip implements AutoCloseable {
    /** Of the twins' names. */
    static final String ENDING = ".gz";

    private static final Set<String> TEXTS = Set.of("html", "css", "xml", "json", "txt", "svg");

    private static final int BUFFER = 1 << 14;

    /** A third of the default level's time, for a tenth more octets. */
    private static final int LEVEL = 4;

    /** Half of that again, for another tenth: these are half of all that a site holds, and few ask for them. */
    private static final int LEVEL_OF_ARCHIVES = 1;

    /** RFC 1952, section 2.3: deflate, no name, no time, no system. */
    private static final byte[] HEAD = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    /** Each takes a quarter of a megabyte, which is dear to clear for a small page: none is made where one is idle. */
    private final Queue<Deflater> idle = new ConcurrentLinkedQueue<>();

    /** Whether a file of that name gets a twin. */
    static boolean suits(String name) {
        return TEXTS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    Bytes of(Bytes text, Layer layer) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(text.size() / 3 + 64);
        packed.writeBytes(HEAD);
        Deflater deflater = Optional.ofNullable(idle.poll()).orElseGet(() -> new Deflater(LEVEL, true));
        deflater.setLevel(layer == Layer.ARCHIVE ? LEVEL_OF_ARCHIVES : LEVEL);
        deflater.setInput(text.buffer());
        deflater.finish();
        byte[] buffer = new byte[BUFFER];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.reset();
        idle.add(deflater);
        CRC32 sum = new CRC32();
        sum.update(text.buffer());
        packed.writeBytes(ByteBuffer.allocate(2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) sum.getValue())
                .putInt(text.size())
                .array());
        return Bytes.copyOf(packed.toByteArray());
    }

    @Override
    public void close() {
        for (Deflater deflater = idle.poll(); deflater != null; deflater = idle.poll()) {
            deflater.end();
        }
    }
}
