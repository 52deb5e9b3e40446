package postrider.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import postrider.letter.Slot;

/** One part of a letter, encoded once for all its messages; each message puts its own values between the pieces. */
final class EncodedPart {
    private static final Pattern MARK = Pattern.compile("\uE000([a-z_]*)\uE001");

    private sealed interface Piece {
        record Fixed(String encoded) implements Piece {}

        record Open(Slot slot) implements Piece {}
    }

    private final List<Piece> pieces;

    private EncodedPart(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** @param text with slot marks. @throws IllegalArgumentException at a mark that names no slot */
    static EncodedPart of(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
        List<Piece> pieces = new ArrayList<>();
        Matcher mark = MARK.matcher(lines);
        int done = 0;
        while (mark.find()) {
            addFixed(pieces, lines.substring(done, mark.start()));
            pieces.add(new Piece.Open(Slot.valueOf(mark.group(1).toUpperCase(Locale.ROOT))));
            done = mark.end();
        }
        addFixed(pieces, lines.substring(done));
        return new EncodedPart(List.copyOf(pieces));
    }

    private static void addFixed(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Fixed(QuotedPrintable.encode(text)));
        }
    }

    /** Appends the part. @param values what stands in each slot, encoded for its place already */
    void appendTo(StringBuilder out, Function<Slot, String> values) {
        String between = "";
        for (Piece piece : pieces) {
            out.append(between);
            if (piece instanceof Piece.Fixed fixed) {
                out.append(fixed.encoded());
            } else if (piece instanceof Piece.Open open) {
                out.append(QuotedPrintable.encode(values.apply(open.slot())));
            }
            between = QuotedPrintable.SOFT_BREAK;
        }
    }
}
