package postrider.cache;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import postrider.source.Bytes;
import postrider.source.Hash;
import postrider.source.Sums;

/** Reads what {@link EntryWriter} wrote. For one thread. */
public final class EntryReader {
    private final BlobFile file;
    private final Map<Object, Object> shared = new HashMap<>();
    private byte[] octets = new byte[0];
    private int at;

    EntryReader(BlobFile file) {
        this.file = file;
    }

    void over(byte[] chunk) {
        octets = chunk;
        at = 0;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte octet = octets[within(1)];
            at++;
            value |= (octet & 0x7FL) << shift;
            if (octet >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw new IllegalStateException("a number has no end");
    }

    public int integer() {
        return (int) number();
    }

    public boolean flag() {
        return number() != 0;
    }

    public String text() {
        int length = integer();
        String text = new String(octets, within(length), length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    public @Nullable String textOrNull() {
        return flag() ? text() : null;
    }

    public Instant instant() {
        long second = number();
        return Instant.ofEpochSecond(second, number());
    }

    public @Nullable Instant instantOrNull() {
        return flag() ? instant() : null;
    }

    /** @param read reads one */
    public <T> @Nullable T orNull(Function<EntryReader, T> read) {
        return flag() ? read.apply(this) : null;
    }

    /** @param read reads one */
    public <T> List<T> list(Function<EntryReader, T> read) {
        int size = integer();
        if (size == 0) {
            return List.of();
        }
        List<T> values = new ArrayList<>(Math.min(size, octets.length));
        for (int i = 0; i < size; i++) {
            values.add(read.apply(this));
        }
        return List.copyOf(values);
    }

    /** In the order in which it was written. @param read reads a value */
    public <T> Map<String, T> map(Function<EntryReader, T> read) {
        int size = integer();
        if (size == 0) {
            return Map.of();
        }
        if (size == 1) {
            return Map.of(text(), read.apply(this));
        }
        Map<String, T> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String key = text();
            map.put(key, read.apply(this));
        }
        return map;
    }

    public Bytes octets() {
        int length = integer();
        int from = within(length);
        at += length;
        return Bytes.copyOf(Arrays.copyOfRange(octets, from, from + length));
    }

    public Hash hash() {
        return new Hash(number(), number(), number(), number());
    }

    public Sums sums() {
        return new Sums(integer(), integer(), integer());
    }

    public KeptText kept() {
        long place = number();
        int length = integer();
        return new Blob(file, place, length, integer());
    }

    /** The value, or the equal one that was met first: what many entries have alike takes room once. */
    @SuppressWarnings("unchecked") // equal values of one class
    public <T> T shared(T value) {
        Object first = shared.putIfAbsent(value, value);
        return first == null || first.getClass() != value.getClass() ? value : (T) first;
    }

    private int within(int length) {
        if (length < 0 || length > octets.length - at) {
            throw new IllegalStateException("an entry is read otherwise than it was written");
        }
        return at;
    }
}
