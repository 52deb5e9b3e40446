package postrider.cache;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Puts texts into one file. Safe for several threads. */
record BlobStore(BlobFile file) {
    /** @throws UncheckedIOException where the disk says no */
    Blob keep(byte[] octets) {
        try {
            return new Blob(file, file.add(octets, octets.length), octets.length, Blob.crc(octets));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text in this file. @throws Lost where it is no longer in the file that it was in */
    Blob stored(KeptText text) {
        return text instanceof Blob blob && blob.file() == file
                ? blob
                : keep(text.octets().orElseThrow(Lost::new));
    }

    /** A text is gone, so what refers to it can't be kept. Never leaves this package. */
    static final class Lost extends RuntimeException {}
}
