package postrider.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import postrider.source.Hash;

/** Many values in one number: other values have another, as good as surely. Made in a fraction of the time that a digest takes. */
final class Print {
    private long value = 1;

    Print add(long part) {
        long product = (value ^ part) * 0x9E3779B97F4A7C15L;
        value = product ^ product >>> 32;
        return this;
    }

    Print add(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        long part = 0;
        for (int i = 0; i < octets.length; i++) {
            part = part << Byte.SIZE | octets[i] & 0xFF;
            if ((i & Long.BYTES - 1) == Long.BYTES - 1) {
                add(part);
                part = 0;
            }
        }
        return add(part).add(-octets.length - 1L);
    }

    Print add(Iterable<String> texts) {
        for (String text : texts) {
            add(text);
        }
        return add(Long.MIN_VALUE);
    }

    Print add(Hash hash) {
        return add(hash.first()).add(hash.second()).add(hash.third()).add(hash.fourth());
    }

    /** To the nanosecond; null is another than any instant. */
    Print add(@Nullable Instant instant) {
        return instant == null
                ? add(Long.MAX_VALUE)
                : add(instant.getEpochSecond()).add(instant.getNano());
    }

    /** Never 0. */
    long value() {
        return value == 0 ? 1 : value;
    }
}
