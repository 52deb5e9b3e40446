package postrider.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import postrider.letter.Slot;

/**
 * A part in quoted-printable: each piece is encoded by itself, for a line may end anywhere.
 *
 * @param fixed what is the same for all, encoded, with the line ends around each slot: one more than there are slots
 */
record QuotedPart(List<Lines> fixed, List<Slot> slots) implements EncodedPart {
    QuotedPart {
        fixed = List.copyOf(fixed);
        slots = List.copyOf(slots);
    }

    static QuotedPart of(List<Piece> pieces) {
        List<Lines> fixed = new ArrayList<>();
        List<Slot> slots = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        String between = "";
        for (Piece piece : pieces) {
            run.append(between);
            if (piece instanceof Piece.Open open) {
                fixed.add(Lines.of(run.toString()));
                slots.add(open.slot());
                run.setLength(0);
            } else if (piece instanceof Piece.Fixed same) {
                run.append(QuotedPrintable.encode(same.text()));
            }
            between = QuotedPrintable.SOFT_BREAK;
        }
        fixed.add(Lines.of(run.toString()));
        return new QuotedPart(fixed, slots);
    }

    @Override
    public String encoding() {
        return "quoted-printable";
    }

    @Override
    public void appendTo(OctetBuffer out, Function<Slot, String> values) {
        out.append(fixed.get(0));
        for (int i = 0; i < slots.size(); i++) {
            out.append(QuotedPrintable.encode(values.apply(slots.get(i)))).append(fixed.get(i + 1));
        }
    }
}
