package postrider.cache;

import java.util.Optional;
import java.util.zip.CRC32C;

/** A text's octets in a file. @param crc CRC-32C of them: what a disk spoiled is not taken for the text */
record Blob(BlobFile file, long at, int length, int crc) implements KeptText {
    static int crc(byte[] octets) {
        CRC32C crc = new CRC32C();
        crc.update(octets);
        return (int) crc.getValue();
    }

    @Override
    public Optional<byte[]> octets() {
        return file.read(at, length).filter(octets -> crc(octets) == crc);
    }
}
