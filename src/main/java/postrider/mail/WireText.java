package postrider.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import postrider.source.Bytes;

/** A message's octets as they go out: none that servers read differently, and for DATA each line that begins with a dot with one more. */
final class WireText {
    private static final byte[] END = ".\r\n".getBytes(US_ASCII);
    private static final Bytes LAST = Bytes.copyOf(END);

    private final MessageText message;
    private final int dots;
    private final boolean eightBit;

    /** @param dots no fewer than lines begin with one */
    private WireText(MessageText message, int dots, boolean eightBit) {
        this.message = message;
        this.dots = dots;
        this.eightBit = eightBit;
    }

    /**
     * What was seen to be fine when the message was put together isn't looked at again.
     *
     * @return empty for octets that are no message: a CR or LF alone, a NUL, an unfinished line. Servers differ in what they take them for.
     */
    static Optional<WireText> of(MessageText message) {
        return message.isPlain() ? Optional.of(new WireText(message, 0, false)) : examined(message);
    }

    private static Optional<WireText> examined(MessageText message) {
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
        return Optional.of(new WireText(message, dots, high < 0));
    }

    private static byte[] ended(MessageText message) {
        int size = message.size();
        byte[] text = new byte[size + END.length];
        message.copyTo(text);
        System.arraycopy(END, 0, text, size, END.length);
        return text;
    }

    /** Whether it needs 8BITMIME (RFC 6152). */
    boolean isEightBit() {
        return eightBit;
    }

    /** How many octets, as it is. */
    int size() {
        return message.size();
    }

    /** As it is, one after the other. */
    List<Bytes> pieces() {
        return message.pieces().stream().map(Lines::octets).toList();
    }

    /** As it follows DATA, to the final dot. */
    List<Bytes> dotted() {
        List<Bytes> pieces = new ArrayList<>();
        if (dots == 0) {
            message.pieces().forEach(piece -> pieces.add(piece.octets()));
            pieces.add(LAST);
        } else {
            pieces.add(Bytes.copyOf(dotted(ended(message), message.size(), dots)));
        }
        return pieces;
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
}
