package postrider.post;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs made of a name (RFC 9562, version 5) in the namespace of posts (SPEC R7.2). */
final class NameUuid {
    private static final UUID NAMESPACE = UUID.fromString("8f1c2d0e-5b7a-5c43-9e61-3d2f0a94b7c5");

    private NameUuid() {}

    /** {@code urn:uuid:} and the UUID. */
    static String urn(String name) {
        byte[] hash = sha1(name);
        hash[6] = (byte) (hash[6] & 0x0F | 0x50);
        hash[8] = (byte) (hash[8] & 0x3F | 0x80);
        ByteBuffer bits = ByteBuffer.wrap(hash);
        return "urn:uuid:" + new UUID(bits.getLong(), bits.getLong());
    }

    private static byte[] sha1(String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            return sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-1", e);
        }
    }
}
