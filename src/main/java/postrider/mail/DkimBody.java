package postrider.mail;

import postrider.mail.DkimPiece.Gap;
import postrider.source.Bytes;
import postrider.source.Sha256;

/**
 * What is signed of a body, added piece by piece: blanks within a line count as one, those at its end and empty lines at the end of the
 * body as none (RFC 6376, section 3.4.4).
 */
final class DkimBody {
    private static final Bytes LINE_END = Bytes.utf8("\r\n");

    private final Sha256 hash = new Sha256();
    private Gap gap = Gap.NONE;
    private boolean hasText;

    DkimBody add(DkimPiece piece) {
        gap = gap.then(piece.before());
        if (piece.text().size() > 0) {
            hash.add(gap.octets()).add(piece.text());
            gap = piece.after();
            hasText = true;
        }
        return this;
    }

    /** 32 octets, of all that was added. */
    byte[] hash() {
        return hasText ? hash.add(LINE_END).octets() : hash.octets();
    }
}
