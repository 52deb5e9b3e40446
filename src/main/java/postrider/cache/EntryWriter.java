package postrider.cache;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import postrider.source.Bytes;
import postrider.source.Hash;
import postrider.source.Sums;

/** Writes values one after the other; {@link EntryReader} reads them in the same order. For one thread. */
public final class EntryWriter {
    private final BlobStore blobs;
    private byte[] octets = new byte[1 << 12];
    private int length;

    EntryWriter(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Any number; small ones take little room. */
    public void number(long number) {
        ensure(10);
        long rest = number << 1 ^ number >> 63;
        while ((rest & ~0x7FL) != 0) {
            octets[length++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        octets[length++] = (byte) rest;
    }

    public void flag(boolean flag) {
        number(flag ? 1 : 0);
    }

    public void text(String text) {
        octets(text.getBytes(StandardCharsets.UTF_8));
    }

    public void textOrNull(@Nullable String text) {
        orNull(text, EntryWriter::text);
    }

    public void instant(Instant instant) {
        number(instant.getEpochSecond());
        number(instant.getNano());
    }

    public void instantOrNull(@Nullable Instant instant) {
        orNull(instant, EntryWriter::instant);
    }

    /** @param write writes one */
    public <T> void orNull(@Nullable T value, BiConsumer<EntryWriter, T> write) {
        flag(value != null);
        if (value != null) {
            write.accept(this, value);
        }
    }

    /** @param write writes one */
    public <T> void list(Collection<T> values, BiConsumer<EntryWriter, T> write) {
        number(values.size());
        values.forEach(value -> write.accept(this, value));
    }

    /** In the map's order. @param write writes a value */
    public <T> void map(Map<String, T> map, BiConsumer<EntryWriter, T> write) {
        number(map.size());
        map.forEach((key, value) -> {
            text(key);
            write.accept(this, value);
        });
    }

    /** A reference to the text, which is moved into the cache's file if it isn't there. */
    public void kept(KeptText text) {
        Blob blob = blobs.stored(text);
        number(blob.at());
        number(blob.length());
        number(blob.crc());
    }

    public void octets(Bytes octets) {
        octets(octets.toArray());
    }

    public void hash(Hash hash) {
        number(hash.first());
        number(hash.second());
        number(hash.third());
        number(hash.fourth());
    }

    public void sums(Sums sums) {
        number(sums.length());
        number(sums.first());
        number(sums.second());
    }

    private void octets(byte[] value) {
        number(value.length);
        ensure(value.length);
        System.arraycopy(value, 0, octets, length, value.length);
        length += value.length;
    }

    private void ensure(int more) {
        if (octets.length - length < more) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more));
        }
    }

    int length() {
        return length;
    }

    /** Its octets from the beginning; to be read at once. */
    byte[] octets() {
        return octets;
    }

    void clear() {
        length = 0;
    }

    /** Forgets what was written from there on. */
    void cut(int at) {
        length = at;
    }
}
