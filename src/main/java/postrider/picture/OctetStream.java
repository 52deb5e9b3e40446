package postrider.picture;

import java.nio.ByteBuffer;
import javax.imageio.stream.ImageInputStreamImpl;
import postrider.source.Bytes;

/** A picture's octets as Java's readers want them. Nothing is copied: a photograph's are many, and Java's own stream would hold them again. */
final class OctetStream extends ImageInputStreamImpl {
    private final ByteBuffer octets;

    OctetStream(Bytes picture) {
        this.octets = picture.buffer();
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < octets.limit() ? octets.get((int) streamPos++) & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        bitOffset = 0;
        int there = (int) Math.min(length, octets.limit() - streamPos);
        if (there <= 0) {
            return length == 0 ? 0 : -1;
        }
        octets.get((int) streamPos, into, from, there);
        streamPos += there;
        return there;
    }

    @Override
    public long length() {
        return octets.limit();
    }
}
