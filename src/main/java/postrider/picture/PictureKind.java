package postrider.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a file is by its first octets. */
enum PictureKind {
    JPEG,
    PNG,
    WEBP,
    OTHER;

    /** How many octets tell. */
    static final int HEAD = 12;

    private static final long PNG_MARK = 0x89504E470D0A1A0AL;

    /** @param head as many octets of the file as there are, {@link #HEAD} at most */
    static PictureKind of(byte[] head) {
        ByteBuffer start = ByteBuffer.wrap(head);
        if (head.length >= 2 && start.getShort(0) == (short) 0xFFD8) {
            return JPEG;
        }
        if (head.length >= 8 && start.getLong(0) == PNG_MARK) {
            return PNG;
        }
        String text = new String(head, StandardCharsets.US_ASCII);
        return text.startsWith("RIFF") && text.endsWith("WEBP") ? WEBP : OTHER;
    }
}
