package postrider.mail;

import java.util.List;
import java.util.function.Function;
import postrider.letter.Slot;

/** A part in quoted-printable: each piece is encoded by itself, for a line may end anywhere. */
record QuotedPart(List<EncodedPart.Piece> pieces) implements EncodedPart {
    QuotedPart {
        pieces = List.copyOf(pieces);
    }

    static QuotedPart of(List<Piece> pieces) {
        return new QuotedPart(pieces.stream()
                .map(piece -> piece instanceof Piece.Fixed fixed
                        ? new Piece.Fixed(QuotedPrintable.encode(fixed.text()))
                        : piece)
                .toList());
    }

    @Override
    public String encoding() {
        return "quoted-printable";
    }

    @Override
    public void appendTo(StringBuilder out, Function<Slot, String> values) {
        String between = "";
        for (Piece piece : pieces) {
            out.append(between);
            if (piece instanceof Piece.Fixed fixed) {
                out.append(fixed.text());
            } else if (piece instanceof Piece.Open open) {
                out.append(QuotedPrintable.encode(values.apply(open.slot())));
            }
            between = QuotedPrintable.SOFT_BREAK;
        }
    }
}
