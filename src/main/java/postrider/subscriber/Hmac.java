package postrider.subscriber;

import java.util.Arrays;
import postrider.source.Sha256;

/**
 * HMAC-SHA-256 (RFC 2104). Its own few lines, because the JDK's {@code Mac} loads every cryptographic provider first, which takes longer than
 * a Java program that only says hello.
 */
final class Hmac {
    /** Of SHA-256, in octets. */
    private static final int BLOCK = 64;

    /** Both have taken in the key, and are copied for each message. */
    private final Sha256 inner;

    private final Sha256 outer;

    /** @param key at most 64 octets: a longer one would have to be hashed first, and there is none */
    Hmac(byte[] key) {
        if (key.length > BLOCK) {
            throw new IllegalArgumentException("a key of " + key.length + " octets");
        }
        inner = new Sha256().add(padded(key, 0x36));
        outer = new Sha256().add(padded(key, 0x5c));
    }

    private static byte[] padded(byte[] key, int with) {
        byte[] block = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= (byte) with;
        }
        return block;
    }

    /** Of these octets, one after the other. */
    byte[] of(byte[]... message) {
        Sha256 hash = inner.copy();
        for (byte[] part : message) {
            hash.add(part);
        }
        return outer.copy().add(hash.octets()).octets();
    }
}
