package postrider.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import postrider.source.Bytes;

/**
 * A piece of a message, and what is known of its octets.
 *
 * @param plain that wherever a line may begin it can stand on the wire as it is: seven bits, each line end a CRLF, no NUL, and no line
 *     of it begins with a dot
 */
record Lines(Bytes octets, boolean plain) {
    static Lines of(String text) {
        byte[] octets = text.getBytes(UTF_8);
        return new Lines(Bytes.copyOf(octets), isPlain(octets, 0, octets.length));
    }

    /** Whether all octets from there to there, which stand together, are plain. */
    static boolean isPlain(byte[] octets, int from, int to) {
        byte before = '\n';
        for (int i = from; i < to; i++) {
            byte octet = octets[i];
            boolean endsWell = (octet == '\n') == (before == '\r');
            if (!endsWell || octet <= 0 || (octet == '.' && before == '\n')) {
                return false;
            }
            before = octet;
        }
        return before != '\r';
    }
}
