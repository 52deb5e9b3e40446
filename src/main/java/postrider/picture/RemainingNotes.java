package postrider.picture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What cameras note in a TIFF, HEIC or AVIF. It is published with the picture: only {@link CameraNotes} are taken out. */
final class RemainingNotes {
    private static final int HEAD = 8;
    private static final int LITTLE_TIFF = 0x49492A00;
    private static final int BIG_TIFF = 0x4D4D002A;
    private static final int ENTRY = 12;
    private static final int LONGEST_META = 1_000_000;

    /** XMP, IPTC, Exif and GPS. */
    private static final Set<Integer> NOTES = Set.of(0x02BC, 0x83BB, 0x8769, 0x8825);

    private RemainingNotes() {}

    /** Whether there are any. @param in buffered, from its beginning; little of it is read */
    static boolean areIn(BufferedInputStream in) throws IOException {
        in.mark(HEAD);
        ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEAD));
        if (head.capacity() < HEAD) {
            return false;
        }
        try {
            int mark = head.getInt(0);
            if (mark == LITTLE_TIFF || mark == BIG_TIFF) {
                return areInTiff(in, head.order(mark == LITTLE_TIFF ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
            }
            in.reset();
            return ascii(head.array()).endsWith("ftyp") && areInBoxes(new DataInputStream(in));
        } catch (EOFException cutOff) {
            return false;
        }
    }

    /** In its first directory (TIFF 6.0, section 2). */
    private static boolean areInTiff(InputStream in, ByteBuffer head) throws IOException {
        in.skipNBytes(Math.max(0, (head.getInt(4) & 0xFFFF_FFFFL) - HEAD));
        short size = new DataInputStream(in).readShort();
        int most = (head.order() == ByteOrder.BIG_ENDIAN ? size : Short.reverseBytes(size)) & 0xFFFF;
        ByteBuffer entries = ByteBuffer.wrap(in.readNBytes(most * ENTRY)).order(head.order());
        for (int at = 0; at + ENTRY <= entries.capacity(); at += ENTRY) {
            if (NOTES.contains(entries.getShort(at) & 0xFFFF)) {
                return true;
            }
        }
        return false;
    }

    /** Among the items that the file's own box {@code meta} names (ISO/IEC 23008-12, annex A). */
    private static boolean areInBoxes(DataInputStream in) throws IOException {
        while (true) {
            long length = in.readInt() & 0xFFFF_FFFFL;
            String type = ascii(in.readNBytes(4));
            long left = length == 1 ? in.readLong() - 16 : length - 8;
            if (left < 0) {
                return false;
            }
            if (type.equals("meta")) {
                String items = ascii(in.readNBytes((int) Math.min(left, LONGEST_META)));
                return items.contains("Exif") || items.contains("application/rdf+xml");
            }
            in.skipNBytes(left);
        }
    }

    private static String ascii(byte[] octets) {
        return new String(octets, StandardCharsets.US_ASCII);
    }
}
