package postrider.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import postrider.source.Bytes;

/** The one thing that we want of a camera's notes. */
final class Exif {
    private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ENTRY = 12;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    private Exif() {}

    /** A JPEG's whole APP1 that says this and nothing else. */
    static Bytes segment(Turn turn) {
        byte[] tiff = tiff(turn);
        ByteBuffer segment = ByteBuffer.allocate(4 + NAME.length + tiff.length);
        segment.putShort((short) 0xFFE1)
                .putShort((short) (segment.capacity() - 2))
                .put(NAME);
        return Bytes.copyOf(segment.put(tiff).array());
    }

    /** As it stands in PNG and WebP. */
    static byte[] tiff(Turn turn) {
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + ENTRY + 4);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 1);
        tiff.putShort((short) ORIENTATION).putShort((short) SHORT).putInt(1);
        return tiff.putShort((short) (turn.ordinal() + 1))
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /** @param segment content of a JPEG's APP1; empty where it says nothing or makes no sense (Exif 2.32, section 4.5) */
    static Optional<Turn> turn(byte[] segment) {
        return segment.length >= NAME.length && Arrays.equals(NAME, Arrays.copyOf(segment, NAME.length))
                ? turnOfTiff(Arrays.copyOfRange(segment, NAME.length, segment.length))
                : Optional.empty();
    }

    /** As {@link #turn}, of what PNG and WebP hold, without the name. */
    static Optional<Turn> turnOfTiff(byte[] octets) {
        if (octets.length < 8 || octets[0] != octets[1] || octets[0] != 'I' && octets[0] != 'M') {
            return Optional.empty();
        }
        ByteBuffer tiff =
                ByteBuffer.wrap(octets).order(octets[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.capacity() - 2) {
            return Optional.empty();
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0, at = directory + 2; i < entries && at <= tiff.capacity() - ENTRY; i++, at += ENTRY) {
            if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
                return Optional.of(Turn.ofExif(tiff.getShort(at + 8) & 0xFFFF));
            }
        }
        return Optional.empty();
    }
}
