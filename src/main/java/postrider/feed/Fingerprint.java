package postrider.feed;

import postrider.source.Sha256;

/** SHA-256 over texts, each with its end marked, so that no two lists of texts look alike. */
final class Fingerprint {
    private final Sha256 digest = new Sha256();

    /** The whole of one text, in hex. */
    static String of(String text) {
        return new Fingerprint().add(text).hex();
    }

    Fingerprint add(String text) {
        digest.add(text);
        // No octet of UTF-8 has this value.
        digest.add((byte) 0xFF);
        return this;
    }

    /** Ends it: nothing can be added afterwards. */
    String hex() {
        return digest.hex();
    }
}
