package postrider.mail;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import postrider.letter.Slot;
import postrider.source.Bytes;

/** A part in quoted-printable: each piece is encoded by itself, for a line may end anywhere. */
record QuotedPart(List<Run> runs) implements EncodedPart {
    QuotedPart {
        runs = List.copyOf(runs);
    }

    /** A piece as it stands on the wire. @param slot whose value comes in place of it, or null */
    record Run(Bytes octets, @Nullable Slot slot) {
        static Run of(Piece piece) {
            return piece instanceof Piece.Fixed fixed
                    ? new Run(Bytes.utf8(QuotedPrintable.encode(fixed.text())), null)
                    : new Run(Bytes.utf8(""), ((Piece.Open) piece).slot());
        }
    }

    static QuotedPart of(List<Piece> pieces) {
        return new QuotedPart(pieces.stream().map(Run::of).toList());
    }

    @Override
    public String encoding() {
        return "quoted-printable";
    }

    @Override
    public int size() {
        return runs.stream().mapToInt(run -> run.octets().size()).sum();
    }

    @Override
    public void addTo(Octets out, Function<Slot, String> values) {
        String between = "";
        for (Run run : runs) {
            out.add(between).add(run.octets());
            if (run.slot() != null) {
                out.add(QuotedPrintable.encode(values.apply(run.slot())));
            }
            between = QuotedPrintable.SOFT_BREAK;
        }
    }
}
