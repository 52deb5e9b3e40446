package postrider.subscriber;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import postrider.database.Database;
import postrider.database.Tx;

/** The home's key, {@code var/secret.key} (mode 0600): what link tokens, Message-IDs and address keys are made with. Never printed. */
public final class SecretKey {
    private static final int OCTETS = 32;

    private final Hmac hmac;

    private SecretKey(byte[] octets) {
        this.hmac = new Hmac(octets);
    }

    /**
     * Reads the key, or makes it on first need; of two processes that make it at once, one wins and both have the same.
     *
     * @param randomness fit for keys; asked only when the key is made
     * @throws SecretKeyException when the file holds no key, or can't be read or made
     */
    public static SecretKey open(Path file, RandomGenerator randomness) {
        try {
            if (!Files.exists(file)) {
                make(file, drawn(randomness));
            }
            return read(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /**
     * As {@link #open(Path, RandomGenerator)}, for this database: none is made for one that has been written with another.
     *
     * @throws SecretKeyException also where the database's key is missing
     */
    public static SecretKey open(Path file, RandomGenerator randomness, Database database) {
        Optional<String> kept = Files.exists(file) ? Optional.empty() : database.read(SecretTable::kept);
        kept.ifPresent(fingerprint -> {
            throw new SecretKeyException(
                    file + " is not there, but this database was written with a key (" + fingerprint
                            + "): with a new one those who left would not be recognised, and no link in mail already sent would"
                            + " work. Nothing was done. Put the key from the backup in its place;"
                            + " or, where the database is another home's, name one of your own: database.url");
        });
        return open(file, randomness);
    }

    /** Reads the key; where there is none, takes one that is forgotten with the process, and makes no file. For what only looks. */
    public static SecretKey openReadOnly(Path file, RandomGenerator randomness) {
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            return new SecretKey(drawn(randomness));
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** A key as it stands in the file: 64 hexadecimal digits. @throws SecretKeyException for anything else */
    public static SecretKey of(String digits) {
        String line = digits.strip();
        if (!line.matches("[0-9a-fA-F]{" + 2 * OCTETS + "}")) {
            throw new SecretKeyException(
                    "a secret key is " + 2 * OCTETS + " hexadecimal digits; this is something else."
                            + " Put the key from the backup in its place: with a new one no link in mail already sent would work");
        }
        return new SecretKey(HexFormat.of().parseHex(line));
    }

    private static SecretKey read(Path file) throws IOException {
        try {
            return of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (SecretKeyException e) {
            throw new SecretKeyException(file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] drawn(RandomGenerator randomness) {
        byte[] octets = new byte[OCTETS];
        randomness.nextBytes(octets);
        return octets;
    }

    /** Whole or not at all, and never over another's: a temporary file (0600 by its nature), linked to its place. */
    private static void make(Path file, byte[] octets) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        Files.createDirectories(folder);
        Path whole = Files.createTempFile(folder, "secret", ".key");
        try {
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                channel.write(
                        ByteBuffer.wrap((HexFormat.of().formatHex(octets) + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its key is the key.
        } catch (UnsupportedOperationException e) {
            Files.move(whole, file);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static RuntimeException unusable(Path file, IOException cause) {
        if (String.valueOf(cause.getMessage()).contains("No space left")) {
            return new UncheckedIOException(
                    file + " can't be made: " + cause.getMessage() + ". Free some space, then run again", cause);
        }
        return new SecretKeyException(
                file + " can't be read or made (" + cause.getClass().getSimpleName()
                        + "). Give the user that runs Postrider the right to read it and to write its folder",
                cause);
    }

    /** HMAC-SHA-256 of a text under this key, for one purpose: the same text for another purpose gives other octets. */
    public byte[] mac(String purpose, String text) {
        return hmac.of(purpose.getBytes(StandardCharsets.UTF_8), new byte[1], text.getBytes(StandardCharsets.UTF_8));
    }

    /** Stands for an address in columns named {@code address_key}: two spellings of one mailbox have the same. */
    public String addressKey(EmailAddress address) {
        return HexFormat.of().formatHex(mac("address", address.key()), 0, 16);
    }

    /** Names the key without telling it: kept in the database, so that another key is noticed (rules §8). */
    public String fingerprint() {
        return HexFormat.of().formatHex(mac("fingerprint", ""), 0, 8);
    }

    /** Makes this the database's key where it has none yet. @throws SecretKeyException when it has another */
    public void bindTo(Tx tx) {
        checkAgainst(tx);
        SecretTable.keep(tx, fingerprint());
    }

    /** Looks, and keeps nothing. @throws SecretKeyException when the database was written with another key */
    public void checkAgainst(Tx tx) {
        SecretTable.kept(tx).filter(kept -> !kept.equals(fingerprint())).ifPresent(kept -> {
            throw new SecretKeyException(
                    "the secret key (" + fingerprint() + ") is not the one this database was written with (" + kept
                            + "): with it those who left would not be recognised. Put the key from the backup in its place;"
                            + " or, where the database is another home's, name one of your own: database.url");
        });
    }

    @Override
    public String toString() {
        return "SecretKey " + fingerprint();
    }
}
