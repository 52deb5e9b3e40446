package postrider.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import postrider.source.Bytes;

/** Octets that are being put together. What is the same in a million messages goes in without being looked at. */
final class Octets {
    private byte[] octets;
    private int size;

    /** @param expected how many; more is fine */
    Octets(int expected) {
        octets = new byte[expected];
    }

    Octets add(String text) {
        byte[] more = text.getBytes(UTF_8);
        makeRoom(more.length);
        System.arraycopy(more, 0, octets, size, more.length);
        size += more.length;
        return this;
    }

    Octets add(Bytes more) {
        makeRoom(more.size());
        more.copyTo(octets, size);
        size += more.size();
        return this;
    }

    private void makeRoom(int more) {
        if (octets.length - size < more) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, size + more));
        }
    }

    Bytes bytes() {
        return Bytes.copyOf(octets, size);
    }
}
