package postrider.mail;

import java.util.List;
import postrider.source.Bytes;

/** All octets of a message, piece by piece: those that are the same for many messages are held once, for all of them. */
record MessageText(List<Lines> pieces) {
    MessageText {
        pieces = List.copyOf(pieces);
    }

    int size() {
        int size = 0;
        for (Lines piece : pieces) {
            size = Math.addExact(size, piece.octets().size());
        }
        return size;
    }

    /** Whether all of it can stand on the wire as it is. */
    boolean isPlain() {
        for (Lines piece : pieces) {
            if (!piece.plain()) {
                return false;
            }
        }
        return true;
    }

    /** As one. */
    Bytes joined() {
        return pieces.size() == 1 ? pieces.get(0).octets() : Bytes.copyOf(toArray());
    }

    byte[] toArray() {
        byte[] all = new byte[size()];
        copyTo(all);
        return all;
    }

    /** To its beginning. */
    void copyTo(byte[] target) {
        int at = 0;
        for (Lines piece : pieces) {
            piece.octets().copyTo(target, at);
            at += piece.octets().size();
        }
    }
}
