package postrider.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import postrider.letter.Slot;

/**
 * A part in base64. What stands before the first slot is encoded once, as far as it fills whole lines; what follows depends on how
 * long each message's values are.
 *
 * @param head encoded, lines with their CRLF; @param rest from there on
 */
record Base64Part(Lines head, List<EncodedPart.Piece> rest) implements EncodedPart {
    private static final int OCTETS = 57;
    private static final Lines NOTHING = Lines.of("");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});

    Base64Part {
        rest = List.copyOf(rest);
    }

    static Base64Part of(List<Piece> pieces) {
        if (pieces.isEmpty() || !(pieces.get(0) instanceof Piece.Fixed first)) {
            return new Base64Part(NOTHING, pieces);
        }
        byte[] octets = lines(first.text());
        int whole = wholeLines(octets);
        if (whole == 0) {
            return new Base64Part(NOTHING, pieces);
        }
        Lines head = Lines.of(encode(octets, whole) + "\r\n");
        List<Piece> rest = new ArrayList<>(pieces);
        rest.set(0, new Piece.Fixed(new String(octets, whole, octets.length - whole, UTF_8).replace("\r\n", "\n")));
        return new Base64Part(head, rest);
    }

    /** The octets that fill whole lines, where a character ends as well; 0 where there are none. */
    private static int wholeLines(byte[] octets) {
        int whole = octets.length / OCTETS * OCTETS;
        while (whole > 0 && whole < octets.length && ((octets[whole] & 0xC0) == 0x80 || octets[whole] == '\n')) {
            whole -= OCTETS;
        }
        return whole;
    }

    static String encode(byte[] octets, int length) {
        return new String(LINES.encode(Arrays.copyOf(octets, length)), US_ASCII);
    }

    /** Text in base64 has CRLF line ends as well (RFC 2045, section 6.8). */
    private static byte[] lines(String text) {
        return text.replace("\n", "\r\n").getBytes(UTF_8);
    }

    @Override
    public String encoding() {
        return "base64";
    }

    @Override
    public void appendTo(OctetBuffer out, Function<Slot, String> values) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (Piece piece : rest) {
            String text = piece instanceof Piece.Fixed fixed ? fixed.text() : values.apply(((Piece.Open) piece).slot());
            octets.writeBytes(lines(text));
        }
        out.append(head).append(encode(octets.toByteArray(), octets.size()));
    }
}
