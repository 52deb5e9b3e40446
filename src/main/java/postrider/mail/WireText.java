package postrider.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import postrider.source.Bytes;

/** A message's octets as they follow DATA: each line that begins with a dot with one more, the final dot at the end. */
final class WireText {
    private static final byte[] END = ".\r\n".getBytes(US_ASCII);
    private static final Bytes LAST = Bytes.copyOf(END);

    private final List<Bytes> pieces;
    private final boolean eightBit;

    private WireText(List<Bytes> pieces, boolean eightBit) {
        this.pieces = List.copyOf(pieces);
        this.eightBit = eightBit;
    }

    /** As {@link #of(Bytes)}; what was seen to be fine when the message was put together isn't looked at again, nor copied. */
    static Optional<WireText> of(MessageText message) {
        if (!message.isPlain()) {
            return of(message.joined());
        }
        List<Bytes> pieces = new ArrayList<>();
        message.pieces().forEach(piece -> pieces.add(piece.octets()));
        pieces.add(LAST);
        return Optional.of(new WireText(pieces, false));
    }

    private static byte[] ended(Bytes message) {
        int size = message.size();
        byte[] text = new byte[size + END.length];
        message.copyTo(text, 0);
        System.arraycopy(END, 0, text, size, END.length);
        return text;
    }

    /** @return empty for octets that are no message: a CR or LF alone, a NUL, an unfinished line. Servers differ in what they take them for. */
    static Optional<WireText> of(Bytes message) {
        int size = message.size();
        byte[] text = ended(message);
        int dots = 0;
        int high = 0;
        int i = 0;
        while (i < size) {
            dots += text[i] == '.' ? 1 : 0;
            int end = i;
            byte octet = text[end];
            // Nearly all octets of nearly all messages pass here.
            while (octet >= ' ') {
                octet = text[++end];
            }
            while (octet != '\r' && octet != '\n' && octet != 0) {
                high |= octet;
                octet = text[++end];
            }
            // The final dot stands behind it all: a line that isn't finished runs into it.
            if (end + 1 >= size || octet != '\r' || text[end + 1] != '\n') {
                return Optional.empty();
            }
            i = end + 2;
        }
        Bytes whole = Bytes.copyOf(dots == 0 ? text : dotted(text, size, dots));
        return Optional.of(new WireText(List.of(whole), high < 0));
    }

    private static byte[] dotted(byte[] text, int size, int dots) {
        byte[] out = Arrays.copyOf(text, text.length + dots);
        int at = 0;
        byte before = '\n';
        for (int i = 0; i < size; i++) {
            if (text[i] == '.' && before == '\n') {
                out[at++] = '.';
            }
            out[at++] = text[i];
            before = text[i];
        }
        System.arraycopy(END, 0, out, at, END.length);
        return out;
    }

    /** Whether it needs 8BITMIME (RFC 6152). */
    boolean isEightBit() {
        return eightBit;
    }

    /** One after the other, to the final dot. */
    List<Bytes> pieces() {
        return pieces;
    }
}
