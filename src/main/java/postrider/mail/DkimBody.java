package postrider.mail;

import java.util.Arrays;

/** A body as DKIM's relaxed canonicalisation sees it (RFC 6376, section 3.4.4). */
final class DkimBody {
    private DkimBody() {}

    /** Blanks within a line count as one, those at its end and empty lines at the end of the body as none. @param from where the body begins */
    static byte[] relaxed(byte[] message, int from) {
        byte[] out = new byte[message.length - from + 2];
        int size = 0;
        int whole = 0;
        boolean blank = false;
        for (int i = from; i < message.length; i++) {
            byte octet = message[i];
            if (octet == ' ' || octet == '\t') {
                blank = true;
            } else if (octet == '\r') {
                blank = false;
                out[size++] = octet;
            } else if (octet == '\n') {
                out[size++] = octet;
                boolean empty = size == 2 || out[size - 3] == '\n';
                whole = empty ? whole : size;
            } else {
                if (blank) {
                    out[size++] = ' ';
                    blank = false;
                }
                out[size++] = octet;
            }
        }
        return Arrays.copyOf(out, whole);
    }
}
