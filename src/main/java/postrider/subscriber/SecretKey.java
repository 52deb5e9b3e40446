package postrider.subscriber;

import java.nio.file.Path;

/** The home's key, {@code var/secret.key} (mode 0600): what link tokens, Message-IDs and address keys are made with. Never printed. */
public final class SecretKey {
    private SecretKey() {}

    /** Reads the key, or makes it on first need. */
    public static SecretKey open(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }

    /** HMAC-SHA-256 of a text under this key, for one purpose: the same text for another purpose gives other octets. */
    public byte[] mac(String purpose, String text) {
        throw new UnsupportedOperationException(purpose + text);
    }

    /** Names the key without telling it: kept in the database, so that another key is noticed (rules §8). */
    public String fingerprint() {
        throw new UnsupportedOperationException();
    }
}
