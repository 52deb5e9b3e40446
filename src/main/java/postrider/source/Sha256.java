package postrider.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4): of octets at hand, or of parts that are added one after the other. For one thread. */
public final class Sha256 {
    /** To look through the providers for each is dear where there are thousands. */
    private static final Sha256 EMPTY = new Sha256(made());

    private final MessageDigest digest;

    public Sha256() {
        this(EMPTY.copy().digest);
    }

    private Sha256(MessageDigest digest) {
        this.digest = digest;
    }

    private static MessageDigest made() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** Another that has taken in the same so far. Several threads may copy one that no thread adds to. */
    public Sha256 copy() {
        try {
            return new Sha256((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("Java's own can be copied", e);
        }
    }

    /** In hex, of the text in UTF-8. */
    public static String of(String text) {
        return new Sha256().add(text).hex();
    }

    /** 32 octets. */
    public static byte[] of(byte[] octets) {
        return new Sha256().add(octets).octets();
    }

    public Sha256 add(byte[] octets) {
        digest.update(octets);
        return this;
    }

    /** Of these octets those from there on. @param count how many */
    public Sha256 add(byte[] octets, int from, int count) {
        digest.update(octets, from, count);
        return this;
    }

    public Sha256 add(byte octet) {
        digest.update(octet);
        return this;
    }

    /** In UTF-8. Where a part ends is for the caller to mark. */
    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public Sha256 add(Bytes octets) {
        octets.addTo(digest);
        return this;
    }

    /** 32 octets; begins anew. */
    public byte[] octets() {
        return digest.digest();
    }

    /** As {@link #octets}, in hex. */
    public String hex() {
        return HexFormat.of().formatHex(octets());
    }
}
