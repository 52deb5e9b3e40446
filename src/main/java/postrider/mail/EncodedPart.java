package postrider.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import postrider.letter.Slot;

/** One part of a letter, encoded once for all its messages; each message puts its own values between the pieces. */
sealed interface EncodedPart permits QuotedPart, Base64Part {
    /** The Content-Transfer-Encoding. */
    String encoding();

    /** Appends the part. @param values what stands in each slot, escaped for its place already */
    void appendTo(OctetBuffer out, Function<Slot, String> values);

    /**
     * In base64 where more than a quarter of it is not ASCII, which makes it shorter; else in quoted-printable, which people can read.
     *
     * @param text with slot marks. @throws IllegalArgumentException at a mark that names no slot
     */
    static EncodedPart of(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
        List<Piece> pieces = Piece.all(lines);
        byte[] octets = lines.getBytes(UTF_8);
        int high = 0;
        for (byte octet : octets) {
            high += octet < 0 ? 1 : 0;
        }
        return high > octets.length / 4 ? Base64Part.of(pieces) : QuotedPart.of(pieces);
    }

    /** What a part is made of. */
    sealed interface Piece {
        /** The same for all. */
        record Fixed(String text) implements Piece {}

        /** Each message's own. */
        record Open(Slot slot) implements Piece {}

        private static List<Piece> all(String text) {
            List<Piece> pieces = new ArrayList<>();
            Matcher mark = Marks.FORM.matcher(text);
            int done = 0;
            while (mark.find()) {
                pieces.add(new Fixed(text.substring(done, mark.start())));
                pieces.add(new Open(Slot.valueOf(mark.group(1).toUpperCase(Locale.ROOT))));
                done = mark.end();
            }
            pieces.add(new Fixed(text.substring(done)));
            pieces.removeIf(
                    piece -> piece instanceof Fixed fixed && fixed.text().isEmpty());
            return pieces;
        }
    }

    /** As {@link Slot#mark} writes them. */
    final class Marks {
        private static final Pattern FORM = Pattern.compile("\uE000([a-z_]*)\uE001");

        private Marks() {}
    }
}
