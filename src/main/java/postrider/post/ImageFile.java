package postrider.post;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The size of a picture, read from the first bytes of JPEG, PNG, GIF and WebP files. What is broken has none. */
final class ImageFile {
    private static final int HEAD = 30;
    private static final int MAX_SEGMENTS = 500;

    private ImageFile() {}

    /** In pixels. */
    record Size(int width, int height) {
        static final Size UNKNOWN = new Size(0, 0);
    }

    static Size size(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.mark(HEAD);
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEAD));
            in.reset();
            Size size = head.capacity() < HEAD && !isShortGif(head) ? Size.UNKNOWN : size(head, in);
            return size.width() > 0 && size.height() > 0 ? size : Size.UNKNOWN;
        } catch (EOFException e) {
            return Size.UNKNOWN;
        }
    }

    private static boolean isShortGif(ByteBuffer head) {
        return head.capacity() >= 10 && ascii(head, 0, 4).equals("GIF8");
    }

    private static Size size(ByteBuffer head, DataInputStream in) throws IOException {
        if (head.getShort(0) == (short) 0xFFD8) {
            return jpeg(in);
        }
        String start = ascii(head, 0, 4);
        if (head.getLong(0) == 0x89504E470D0A1A0AL) {
            return new Size(head.getInt(16), head.getInt(20));
        }
        head.order(ByteOrder.LITTLE_ENDIAN);
        if (start.equals("GIF8")) {
            return new Size(head.getShort(6) & 0xFFFF, head.getShort(8) & 0xFFFF);
        }
        return start.equals("RIFF") && ascii(head, 8, 4).equals("WEBP") ? webp(head) : Size.UNKNOWN;
    }

    /** Lossy, lossless and extended files (RFC 9649, section 2). */
    private static Size webp(ByteBuffer head) {
        return switch (ascii(head, 12, 4)) {
            case "VP8 " -> new Size(head.getShort(26) & 0x3FFF, head.getShort(28) & 0x3FFF);
            case "VP8L" -> {
                int bits = head.getInt(21);
                yield new Size((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
            }
            case "VP8X" -> new Size((head.getInt(24) & 0xFFFFFF) + 1, (head.getInt(26) >>> 8) + 1);
            default -> Size.UNKNOWN;
        };
    }

    /** From marker to marker until a frame header (ITU T.81, table B.1); Exif blocks and thumbnails are skipped. */
    private static Size jpeg(DataInputStream in) throws IOException {
        in.skipNBytes(2);
        for (int segment = 0; segment < MAX_SEGMENTS; segment++) {
            if (in.readUnsignedByte() != 0xFF) {
                return Size.UNKNOWN;
            }
            int marker = in.readUnsignedByte();
            while (marker == 0xFF) {
                marker = in.readUnsignedByte();
            }
            int length = in.readUnsignedShort();
            if (isFrame(marker)) {
                in.skipNBytes(1);
                int height = in.readUnsignedShort();
                return new Size(in.readUnsignedShort(), height);
            }
            if (length < 2) {
                return Size.UNKNOWN;
            }
            in.skipNBytes(length - 2L);
        }
        return Size.UNKNOWN;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static String ascii(ByteBuffer bytes, int from, int length) {
        return new String(bytes.array(), from, length, StandardCharsets.US_ASCII);
    }
}
