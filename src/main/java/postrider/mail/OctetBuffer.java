package postrider.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import postrider.source.Bytes;

/** A message while it is put together, one piece after the other. For one thread. */
final class OctetBuffer {
    private byte[] octets;
    private int size;
    private boolean plain = true;

    /** @param capacity how many octets there will be, as far as one knows; it grows beyond that */
    OctetBuffer(int capacity) {
        octets = new byte[capacity];
    }

    OctetBuffer append(Lines piece) {
        int from = claim(piece.octets().size());
        piece.octets().copyTo(octets, from);
        plain &= piece.plain();
        return this;
    }

    /** In UTF-8. */
    OctetBuffer append(String piece) {
        byte[] letters = piece.getBytes(UTF_8);
        int from = claim(letters.length);
        System.arraycopy(letters, 0, octets, from, letters.length);
        plain &= Lines.isPlain(octets, from, size);
        return this;
    }

    /** @return where they begin */
    private int claim(int more) {
        int from = size;
        size = Math.addExact(size, more);
        if (size > octets.length) {
            octets = Arrays.copyOf(octets, Math.addExact(size, size / 4));
        }
        return from;
    }

    /** All of it. */
    Lines toLines() {
        return new Lines(Bytes.copyOf(octets, size), plain);
    }
}
