package postrider.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import postrider.source.Bytes;

/** A piece of a message, and what is known of its octets: of one that many messages share, found out once for all. */
final class Lines {
    private final Bytes octets;
    private final boolean plain;
    private volatile @Nullable DkimPiece signed;

    /** @param plain as {@link #plain()} */
    Lines(Bytes octets, boolean plain) {
        this.octets = octets;
        this.plain = plain;
    }

    static Lines of(String text) {
        byte[] octets = text.getBytes(UTF_8);
        return new Lines(Bytes.copyOf(octets), isPlain(octets, 0, octets.length));
    }

    Bytes octets() {
        return octets;
    }

    /**
     * That wherever a line may begin it can stand on the wire as it is: seven bits, each line end a CRLF, no NUL, and no line of it
     * begins with a dot.
     */
    boolean plain() {
        return plain;
    }

    /** As a part of a body that is signed. Threads that ask at once may each find it out. */
    DkimPiece signed() {
        DkimPiece known = signed;
        if (known == null) {
            known = DkimPiece.of(octets.toArray(), 0);
            signed = known;
        }
        return known;
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
