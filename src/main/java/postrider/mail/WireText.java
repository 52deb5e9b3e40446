package postrider.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;
import postrider.source.Bytes;

/** A message's octets as they follow DATA: each line that begins with a dot with one more, the final dot at the end. */
final class WireText {
    private static final byte[] END = ".\r\n".getBytes(US_ASCII);

    private final byte[] octets;
    private final boolean eightBit;

    private WireText(byte[] octets, boolean eightBit) {
        this.octets = octets;
        this.eightBit = eightBit;
    }

    /** @return empty for octets that are no message: a CR or LF alone, a NUL, an unfinished line. Servers differ in what they take them for. */
    static Optional<WireText> of(Bytes message) {
        byte[] text = message.toArray();
        byte[] out = new byte[text.length + END.length];
        int size = 0;
        int from = 0;
        int high = 0;
        byte before = '\n';
        for (int i = 0; i < text.length; i++) {
            byte octet = text[i];
            if (octet < ' ') {
                if (octet == 0 || (octet == '\n') != (before == '\r') || (octet == '\r' && i + 1 == text.length)) {
                    return Optional.empty();
                }
                high |= octet;
            } else if (before == '\r') {
                return Optional.empty();
            } else if (octet == '.' && before == '\n') {
                out = size + (i - from) + (text.length - i) + 1 + END.length > out.length
                        ? Arrays.copyOf(out, out.length + out.length / 8 + 64)
                        : out;
                System.arraycopy(text, from, out, size, i - from);
                size += i - from;
                out[size++] = '.';
                from = i;
            }
            before = octet;
        }
        if (before != '\n') {
            return Optional.empty();
        }
        System.arraycopy(text, from, out, size, text.length - from);
        size += text.length - from;
        System.arraycopy(END, 0, out, size, END.length);
        return Optional.of(
                new WireText(size + END.length == out.length ? out : Arrays.copyOf(out, size + END.length), high < 0));
    }

    /** Whether it needs 8BITMIME (RFC 6152). */
    boolean isEightBit() {
        return eightBit;
    }

    byte[] octets() {
        return octets;
    }
}
