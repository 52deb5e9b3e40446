package postrider.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Text as quoted-printable UTF-8 (RFC 2045, section 6.7): seven bits, lines of at most 76, no hop has reason to change it. */
final class QuotedPrintable {
    /** Ends a line that goes on in the next. */
    static final String SOFT_BREAK = "=\r\n";

    private static final int MAX_COLUMN = 75;
    private static final String HEX = "0123456789ABCDEF";

    private final byte[] octets;
    private final StringBuilder out;
    private int column;

    private QuotedPrintable(String text) {
        octets = text.getBytes(UTF_8);
        out = new StringBuilder(octets.length + octets.length / 8);
    }

    /** @param text with LF line ends; begins on a line of its own, or after a {@link #SOFT_BREAK} */
    static String encode(String text) {
        QuotedPrintable encoder = new QuotedPrintable(text);
        for (int i = 0; i < encoder.octets.length; i++) {
            encoder.take(i);
        }
        return encoder.out.toString();
    }

    private void take(int at) {
        int octet = octets[at] & 0xFF;
        if (octet == '\n') {
            out.append("\r\n");
            column = 0;
            return;
        }
        int width = literal(at, octet) ? 1 : 3;
        if (column + width > MAX_COLUMN) {
            out.append(SOFT_BREAK);
            column = 0;
        }
        // Asked again: at the start of a line a dot or "From " is one that careless hops change.
        if (literal(at, octet)) {
            out.append((char) octet);
            column++;
        } else {
            out.append('=').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xF));
            column += 3;
        }
    }

    private boolean literal(int at, int octet) {
        if (octet == ' ' || octet == '\t') {
            return at + 1 < octets.length && octets[at + 1] != '\n';
        }
        boolean changedByHops = column == 0 && (octet == '.' || octet == 'F');
        return octet > ' ' && octet <= '~' && octet != '=' && !changedByHops;
    }
}
