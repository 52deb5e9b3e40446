package postrider.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A private key that mail is signed with: RSA of 2048 bits or more, or Ed25519 (RFC 8301, 8463). Never printed. */
public final class DkimKey {
    private static final int RSA_BITS = 2048;
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    /** What stands before the key in its encoding (RFC 8410). */
    private static final int ED25519_FRAME = 12;

    private final Algorithm algorithm;
    private final PrivateKey key;
    private final Optional<byte[]> shared;

    /** How a key signs. */
    public enum Algorithm {
        RSA("RSA", "SHA256withRSA", "rsa-sha256", "rsa"),
        ED25519("Ed25519", "Ed25519", "ed25519-sha256", "ed25519");

        private final String keys;
        private final String signatures;
        private final String tag;
        private final String dns;

        Algorithm(String keys, String signatures, String tag, String dns) {
            this.keys = keys;
            this.signatures = signatures;
            this.tag = tag;
            this.dns = dns;
        }

        /** The value of {@code a=} in a signature. */
        String tag() {
            return tag;
        }

        /** The value of {@code k=} in DNS. */
        public String dns() {
            return dns;
        }
    }

    /** @param shared the public half, encoded */
    private DkimKey(Algorithm algorithm, PrivateKey key, Optional<byte[]> shared) {
        this.algorithm = algorithm;
        this.key = key;
        this.shared = shared;
    }

    /**
     * Reads a key: PKCS #8 in PEM.
     *
     * @throws IOException where the file can't be read
     * @throws IllegalArgumentException where it holds no key that may sign; the message says why, for a person
     */
    public static DkimKey read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), US_ASCII);
        Optional<byte[]> secret = block(text, PRIVATE);
        if (secret.isEmpty()) {
            throw new IllegalArgumentException(
                    "holds no private key (PKCS #8 in PEM: BEGIN PRIVATE KEY; \"openssl pkcs8 -topk8 -nocrypt -in FILE\" makes that"
                            + " of BEGIN RSA PRIVATE KEY)");
        }
        try {
            PKCS8EncodedKeySpec octets = new PKCS8EncodedKeySpec(secret.get());
            for (Algorithm algorithm : Algorithm.values()) {
                PrivateKey key = decoded(algorithm, octets);
                if (key instanceof RSAPrivateCrtKey rsa && rsa.getModulus().bitLength() < RSA_BITS) {
                    throw new IllegalArgumentException("is shorter than 2048 bits, and mail servers refuse that");
                }
                if (key instanceof RSAPrivateCrtKey || key instanceof EdECPrivateKey) {
                    return new DkimKey(algorithm, key, block(text, PUBLIC));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks RSA or Ed25519", e);
        }
        throw new IllegalArgumentException("is neither RSA nor Ed25519");
    }

    private static Optional<byte[]> block(String text, String name) {
        Matcher block = Pattern.compile("-----BEGIN " + name + "-----([A-Za-z0-9+/=\\s]+)-----END " + name + "-----")
                .matcher(text);
        return block.find() ? Optional.of(Base64.getMimeDecoder().decode(block.group(1))) : Optional.empty();
    }

    private static String block(String name, byte[] octets) {
        return "-----BEGIN " + name + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets)
                + "\n-----END " + name + "-----\n";
    }

    private static @Nullable PrivateKey decoded(Algorithm algorithm, PKCS8EncodedKeySpec octets)
            throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance(algorithm.keys).generatePrivate(octets);
        } catch (InvalidKeySpecException e) {
            return null;
        }
    }

    /** Reads the key, or makes it where there is none. @throws IllegalArgumentException as {@link #read} */
    public static DkimKey readOrMake(Algorithm algorithm, Path file) throws IOException {
        return Files.exists(file) ? read(file) : make(algorithm, file);
    }

    /** Makes a key and writes it to a file of mode 600. @throws java.nio.file.FileAlreadyExistsException where there is one */
    public static DkimKey make(Algorithm algorithm, Path file) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keys);
            if (algorithm == Algorithm.RSA) {
                generator.initialize(RSA_BITS);
            }
            KeyPair pair = generator.generateKeyPair();
            byte[] half = pair.getPublic().getEncoded();
            write(file, block(PRIVATE, pair.getPrivate().getEncoded()) + block(PUBLIC, half));
            return new DkimKey(algorithm, pair.getPrivate(), Optional.of(half));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + algorithm.keys, e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.write(file, text.getBytes(US_ASCII), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    /** What the selector's TXT record says: {@code v=DKIM1; k=rsa; p=…}; empty where the file holds the private half alone. */
    public Optional<String> record() {
        return shared.map(half -> "v=DKIM1; k=" + algorithm.dns + "; p="
                + Base64.getEncoder().encodeToString(algorithm == Algorithm.RSA ? half : withoutFrame(half)));
    }

    /** RFC 8463, section 4: the 32 octets of the key itself. */
    private static byte[] withoutFrame(byte[] encoded) {
        return Arrays.copyOfRange(encoded, ED25519_FRAME, encoded.length);
    }

    byte[] sign(byte[] octets) {
        try {
            Signature signature = Signature.getInstance(algorithm.signatures);
            signature.initSign(key);
            signature.update(octets);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java can't sign with " + algorithm, e);
        }
    }
}
