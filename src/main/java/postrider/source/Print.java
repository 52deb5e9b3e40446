package postrider.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Many values in a number or two: other values, or the same in another order, have others, as good as surely. Made in a fraction of the
 * time that a digest takes, and no digest: it withstands nobody who looks for two that are alike. For one thread.
 */
public final class Print {
    private long one = 1;
    private long other = 1;

    public Print add(long part) {
        long product = (one ^ part) * 0x9E3779B97F4A7C15L;
        one = product ^ product >>> 32;
        long sum = (other + part) * 0xD6E8FEB86659FD93L;
        other = sum ^ sum >>> 29;
        return this;
    }

    /** Eight octets of its UTF-8 at a time, then its length. */
    public Print add(String text) {
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

    public Print add(Iterable<String> texts) {
        for (String text : texts) {
            add(text);
        }
        return add(Long.MIN_VALUE);
    }

    public Print add(Hash hash) {
        return add(hash.first()).add(hash.second()).add(hash.third()).add(hash.fourth());
    }

    /** To the nanosecond; null is another than any instant. */
    public Print add(@Nullable Instant instant) {
        return instant == null
                ? add(Long.MAX_VALUE)
                : add(instant.getEpochSecond()).add(instant.getNano());
    }

    /** 64 bits, never 0. */
    public long value() {
        return one == 0 ? 1 : one;
    }

    /** 128 bits: 32 hexadecimal digits. */
    public String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(one) + hex.toHexDigits(other);
    }
}
