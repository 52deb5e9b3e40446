package postrider.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts texts into one file. Safe for several threads. */
record BlobStore(BlobFile file) {
    /** @throws UncheckedIOException where the disk says no */
    Blob keep(String text) {
        return keep(text.getBytes(StandardCharsets.UTF_8));
    }

    private Blob keep(byte[] octets) {
        try {
            return new Blob(file, file.add(octets, octets.length), octets.length, Blob.crc(octets));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text in this file. @throws Lost where it is no longer in the file that it was in */
    Blob stored(KeptText text) {
        if (text instanceof Blob blob) {
            return blob.file() == file ? blob : keep(blob.octets().orElseThrow(Lost::new));
        }
        Optional<String> held = text.text();
        return keep(held.orElseThrow(Lost::new));
    }

    /** A text is gone, so what refers to it can't be kept. Never leaves this package. */
    static final class Lost extends RuntimeException {}
}
