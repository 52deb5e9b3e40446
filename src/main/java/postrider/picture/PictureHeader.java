package postrider.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the heads of picture files, whatever follows them. What is broken has no facts. */
final class PictureHeader {
    private static final int HEAD = 30;
    private static final int SVG_HEAD = 16 * 1024;
    private static final int MAX_SEGMENTS = 500;
    private static final int APP1 = 0xE1;

    private PictureHeader() {}

    /** @param in buffered: its beginning is read twice */
    static Optional<PictureFacts> read(InputStream in) throws IOException {
        in.mark(SVG_HEAD);
        byte[] start = in.readNBytes(HEAD);
        in.reset();
        ByteBuffer head = ByteBuffer.wrap(start);
        try {
            if (head.capacity() >= 2 && head.getShort(0) == (short) 0xFFD8) {
                return jpeg(new DataInputStream(in));
            }
            String first = ascii(head, 0, 4);
            if (first.equals("GIF8") && head.capacity() >= 10) {
                head.order(ByteOrder.LITTLE_ENDIAN);
                return facts(PictureFormat.GIF, head.getShort(6) & 0xFFFF, head.getShort(8) & 0xFFFF);
            }
            if (head.capacity() >= 24 && head.getLong(0) == 0x89504E470D0A1A0AL) {
                return PictureFacts.of(PictureFormat.PNG, head.getInt(16), head.getInt(20), PngNotes.turn(in));
            }
            if (first.equals("RIFF")
                    && head.capacity() == HEAD
                    && ascii(head, 8, 4).equals("WEBP")) {
                return webp(head.order(ByteOrder.LITTLE_ENDIAN));
            }
            return SvgHeader.read(new String(in.readNBytes(SVG_HEAD), StandardCharsets.UTF_8));
        } catch (EOFException cutOff) {
            return Optional.empty();
        }
    }

    private static Optional<PictureFacts> facts(PictureFormat format, int width, int height) {
        return PictureFacts.of(format, width, height, Turn.NONE);
    }

    /** Lossy, lossless and extended files (RFC 9649, section 2). */
    private static Optional<PictureFacts> webp(ByteBuffer head) {
        int bits = head.getInt(21);
        return switch (ascii(head, 12, 4)) {
            case "VP8 " -> facts(PictureFormat.WEBP, head.getShort(26) & 0x3FFF, head.getShort(28) & 0x3FFF);
            case "VP8L" -> facts(PictureFormat.WEBP, (bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
            case "VP8X" -> facts(PictureFormat.WEBP, (head.getInt(24) & 0xFFFFFF) + 1, (head.getInt(26) >>> 8) + 1);
            default -> Optional.empty();
        };
    }

    /** From marker to marker until a frame header (ITU T.81, table B.1); of the rest only Exif is looked at. */
    private static Optional<PictureFacts> jpeg(DataInputStream in) throws IOException {
        Turn turn = Turn.NONE;
        in.skipNBytes(2);
        for (int segment = 0; segment < MAX_SEGMENTS; segment++) {
            if (in.readUnsignedByte() != 0xFF) {
                return Optional.empty();
            }
            int marker = in.readUnsignedByte();
            while (marker == 0xFF) {
                marker = in.readUnsignedByte();
            }
            int length = in.readUnsignedShort();
            if (isFrame(marker)) {
                in.skipNBytes(1);
                int height = in.readUnsignedShort();
                return PictureFacts.of(PictureFormat.JPEG, in.readUnsignedShort(), height, turn);
            }
            if (length < 2) {
                return Optional.empty();
            }
            if (marker == APP1) {
                turn = Exif.turn(in.readNBytes(length - 2)).orElse(turn);
            } else {
                in.skipNBytes(length - 2L);
            }
        }
        return Optional.empty();
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static String ascii(ByteBuffer bytes, int from, int length) {
        int end = Math.min(bytes.capacity(), from + length);
        return from >= end ? "" : new String(bytes.array(), from, end - from, StandardCharsets.US_ASCII);
    }
}
