package postrider.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The one thing that we want of a camera's notes. */
final class Exif {
    private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ENTRY = 12;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    private Exif() {}

    /** @param segment content of a JPEG's APP1; empty where it says nothing or makes no sense (Exif 2.32, section 4.5) */
    static Optional<Turn> turn(byte[] segment) {
        if (segment.length < NAME.length + 8 || !Arrays.equals(NAME, Arrays.copyOf(segment, NAME.length))) {
            return Optional.empty();
        }
        ByteBuffer tiff = ByteBuffer.wrap(segment, NAME.length, segment.length - NAME.length)
                .slice()
                .order(segment[NAME.length] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
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
