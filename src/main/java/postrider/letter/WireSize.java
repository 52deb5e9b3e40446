package postrider.letter;

import java.nio.charset.StandardCharsets;

/** How long a text is on the wire: in base64 where more than a quarter is not ASCII, else in quoted-printable (RFC 2045, section 6). */
final class WireSize {
    private static final int LINE = 75;

    private WireSize() {}

    static int octets(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        long quoted = 0;
        int high = 0;
        for (byte octet : octets) {
            high += octet < 0 ? 1 : 0;
            quoted += octet == '\n' ? 2 : octet < 0 || octet == '=' ? 3 : 1;
        }
        long size = high > octets.length / 4 ? (octets.length + 2L) / 3 * 4 * 78 / 76 : quoted + quoted / LINE * 3;
        return (int) Math.min(Integer.MAX_VALUE, size);
    }
}
