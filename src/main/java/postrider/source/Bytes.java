package postrider.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Octets as a value: never changed after they are made, equal when all octets are. */
public final class Bytes {
    private final byte[] octets;

    private Bytes(byte[] octets) {
        this.octets = octets;
    }

    public static Bytes copyOf(byte[] octets) {
        return new Bytes(octets.clone());
    }

    /** Of the first octets alone. @param size how many */
    public static Bytes copyOf(byte[] octets, int size) {
        return new Bytes(Arrays.copyOf(octets, size));
    }

    /** All that comes, to the end, held once. */
    public static Bytes of(InputStream in) throws IOException {
        return new Bytes(in.readAllBytes());
    }

    /** The text in UTF-8. */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy; the caller may change it. */
    public byte[] toArray() {
        return octets.clone();
    }

    /** To be read, without the copy that {@link #toArray} makes. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(octets).asReadOnlyBuffer();
    }

    /** To be read, without the copy that {@link #toArray} makes. */
    public InputStream stream() {
        return new ByteArrayInputStream(octets);
    }

    public int size() {
        return octets.length;
    }

    /** Copies all of them into another array. @param at where the first of them comes to stand */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(octets, 0, target, at, octets.length);
    }

    /** Without the copy that {@link #toArray} makes. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(octets);
    }

    /** Their SHA-256, in hex. */
    public String sha256() {
        return new Sha256().add(octets).hex();
    }

    /** Without the copy that {@link #toArray} makes. */
    void addTo(MessageDigest digest) {
        digest.update(octets);
    }

    /** The octets read as UTF-8. */
    public String text() {
        return new String(octets, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(octets, bytes.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }
}
