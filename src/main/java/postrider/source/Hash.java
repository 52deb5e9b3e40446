package postrider.source;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A SHA-256 as a value. An archive holds several for each of its posts, and this takes half of the room of the digits.
 *
 * @param first its octets, from the first on, eight at a time, as do the others
 */
public record Hash(long first, long second, long third, long fourth) {
    /** Of one part, in hex. */
    private static final int DIGITS = 2 * Long.BYTES;

    /** In place of the hash of nothing, or of what isn't known. */
    public static final Hash NONE = new Hash(0, 0, 0, 0);

    /** Of the text in UTF-8. */
    public static Hash of(String text) {
        return of(new Sha256().add(text).octets());
    }

    /** @param octets 32 that {@link Sha256} made */
    public static Hash of(byte[] octets) {
        ByteBuffer longs = ByteBuffer.wrap(octets);
        return new Hash(longs.getLong(), longs.getLong(), longs.getLong(), longs.getLong());
    }

    /** What {@link #toString} made. */
    public static Hash parse(String digits) {
        return digits.isEmpty() ? NONE : new Hash(part(digits, 0), part(digits, 1), part(digits, 2), part(digits, 3));
    }

    private static long part(String digits, int number) {
        return HexFormat.fromHexDigitsToLong(digits, number * DIGITS, (number + 1) * DIGITS);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** 64 hexadecimal digits; none for {@link #NONE}. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return isNone()
                ? ""
                : hex.toHexDigits(first) + hex.toHexDigits(second) + hex.toHexDigits(third) + hex.toHexDigits(fourth);
    }
}
