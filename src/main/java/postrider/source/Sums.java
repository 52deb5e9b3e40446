package postrider.source;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Length and two checksums of a text. They tell versions of one text apart as surely as a hash does, in a twentieth of the time, where
 * nobody gains by making two that look alike.
 *
 * @param first CRC-32 (RFC 1952); @param second CRC-32C (RFC 3720)
 */
public record Sums(int length, int first, int second) {
    public static Sums of(byte[] octets) {
        CRC32 first = new CRC32();
        CRC32C second = new CRC32C();
        first.update(octets);
        second.update(octets);
        return new Sums(octets.length, (int) first.getValue(), (int) second.getValue());
    }

    @Override
    public String toString() {
        return length + " " + Integer.toHexString(first) + " " + Integer.toHexString(second);
    }
}
