package postrider.mail;

import java.util.Arrays;

/** A body as DKIM's relaxed canonicalisation sees it (RFC 6376, section 3.4.4). */
final class DkimBody {
    private DkimBody() {}

    /**
     * Blanks within a line count as one, those at its end and empty lines at the end of the body as none.
     *
     * @param message of whole lines; @param from where the body begins
     */
    static byte[] relaxed(byte[] message, int from) {
        byte[] out = new byte[message.length - from];
        int size = 0;
        int taken = from;
        for (int i = from; i < message.length; i++) {
            if (isBlank(message[i])) {
                int end = i + 1;
                while (end < message.length && isBlank(message[end])) {
                    end++;
                }
                boolean endsLine = end == message.length || message[end] == '\r';
                // Nearly all blanks of nearly all bodies are one, between words: those are copied with what is around
                // them.
                if (endsLine || end > i + 1 || message[i] != ' ') {
                    System.arraycopy(message, taken, out, size, i - taken);
                    size += i - taken;
                    if (!endsLine) {
                        out[size++] = ' ';
                    }
                    taken = end;
                    i = end - 1;
                }
            }
        }
        System.arraycopy(message, taken, out, size, message.length - taken);
        return Arrays.copyOf(out, withoutEmptyLines(out, size + message.length - taken));
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    /** Where the last line ends that holds something. */
    private static int withoutEmptyLines(byte[] body, int size) {
        int end = size;
        while (end >= 2 && body[end - 1] == '\n' && (end == 2 || body[end - 3] == '\n')) {
            end -= 2;
        }
        return end;
    }
}
