package postrider.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A body as DKIM's relaxed canonicalisation sees it (RFC 6376, section 3.4.4). */
final class DkimBody {
    private static final byte[] BLANK = {' '};
    private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);

    private DkimBody() {}

    /** Takes the canonical octets, piece by piece. */
    @FunctionalInterface
    interface Sink {
        void take(byte[] octets, int from, int count);
    }

    /**
     * Blanks within a line count as one, those at its end and empty lines at the end of the body as none.
     *
     * @param message of whole lines; @param from where the body begins
     */
    static void relaxed(byte[] message, int from, Sink out) {
        int end = message.length;
        while (end > from && (isBlank(message[end - 1]) || isLineEnd(message[end - 1]))) {
            end--;
        }
        int taken = from;
        for (int i = from; i < end; i++) {
            // Nearly all octets of nearly all bodies pass here; nearly all blanks are one, between words.
            if (message[i] > ' ' || !isBlank(message[i]) || (message[i] == ' ' && message[i + 1] > ' ')) {
                continue;
            }
            out.take(message, taken, i - taken);
            while (isBlank(message[i + 1])) {
                i++;
            }
            if (message[i + 1] != '\r') {
                out.take(BLANK, 0, 1);
            }
            taken = i + 1;
        }
        if (end > from) {
            out.take(message, taken, end - taken);
            out.take(LINE_END, 0, LINE_END.length);
        }
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private static boolean isLineEnd(byte octet) {
        return octet == '\r' || octet == '\n';
    }
}
