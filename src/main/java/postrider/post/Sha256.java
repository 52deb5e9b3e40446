package postrider.post;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import postrider.source.Bytes;

/** Tells texts apart that are too long to keep. */
final class Sha256 {
    private Sha256() {}

    /** In hex, of the text in UTF-8. */
    static String of(String text) {
        return HexFormat.of().formatHex(digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Bytes of(byte[] octets) {
        return Bytes.copyOf(digest(octets));
    }

    private static byte[] digest(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
