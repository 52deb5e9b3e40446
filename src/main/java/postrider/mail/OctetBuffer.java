package postrider.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import postrider.source.Bytes;

/** A message while it is put together, one piece after the other. For one thread. */
final class OctetBuffer {
    /** From so many octets on a piece that is there already stays where it is; what is shorter is copied. */
    private static final int WORTH_SHARING = 512;

    private final List<Lines> pieces = new ArrayList<>();
    private byte[] octets = new byte[2048];
    private int size;
    private boolean plain = true;

    OctetBuffer append(MessageText text) {
        text.pieces().forEach(this::append);
        return this;
    }

    OctetBuffer append(Lines piece) {
        if (piece.octets().size() >= WORTH_SHARING) {
            endPiece();
            pieces.add(piece);
        } else {
            int from = claim(piece.octets().size());
            piece.octets().copyTo(octets, from);
            plain &= piece.plain();
        }
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

    private void endPiece() {
        if (size > 0) {
            pieces.add(new Lines(Bytes.copyOf(octets, size), plain));
            size = 0;
            plain = true;
        }
    }

    /** All of it. */
    MessageText toText() {
        endPiece();
        return new MessageText(pieces);
    }
}
