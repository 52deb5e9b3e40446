package postrider.mail;

import postrider.source.Bytes;

/**
 * A piece of a body as DKIM's relaxed canonicalisation sees it (RFC 6376, section 3.4.4): what that makes of blanks and line ends at the
 * edges depends on the pieces beside it, and all between them on nothing.
 *
 * @param text from the first octet to the last that is neither blank nor line end, canonical; empty where there is none
 * @param after nothing where there is no text
 */
record DkimPiece(Gap before, Bytes text, Gap after) {
    /** Blanks and line ends between two octets of text. @param blank whether there are some behind the last line end */
    record Gap(int lineEnds, boolean blank) {
        static final Gap NONE = new Gap(0, false);

        /** Both, one behind the other: blanks at the end of a line count as none. */
        Gap then(Gap next) {
            return next.lineEnds > 0
                    ? new Gap(lineEnds + next.lineEnds, next.blank)
                    : new Gap(lineEnds, blank || next.blank);
        }

        /** Writes it as it is signed. @return where it ends */
        private int writeTo(byte[] out, int at) {
            int end = at;
            for (int i = 0; i < lineEnds; i++) {
                out[end++] = '\r';
                out[end++] = '\n';
            }
            if (blank) {
                out[end++] = ' ';
            }
            return end;
        }

        Bytes octets() {
            byte[] octets = new byte[2 * lineEnds + 1];
            return Bytes.copyOf(octets, writeTo(octets, 0));
        }
    }

    /** @param from where in the octets it begins, which goes to their end */
    static DkimPiece of(byte[] octets, int from) {
        int first = textFrom(octets, from);
        Gap before = gap(octets, from, first);
        byte[] text = new byte[octets.length - first];
        int size = 0;
        Gap gap = Gap.NONE;
        int at = first;
        while (at < octets.length) {
            size = gap.writeTo(text, size);
            int end = textTo(octets, at);
            System.arraycopy(octets, at, text, size, end - at);
            size += end - at;
            at = textFrom(octets, end);
            gap = gap(octets, end, at);
        }
        return new DkimPiece(before, Bytes.copyOf(text, size), gap);
    }

    private static int textFrom(byte[] octets, int from) {
        int at = from;
        while (at < octets.length && isSpace(octets[at])) {
            at++;
        }
        return at;
    }

    /** Nearly all blanks of nearly all bodies are one, between words, and no gap of their own. */
    private static int textTo(byte[] octets, int from) {
        int at = from;
        while (at < octets.length
                && (!isSpace(octets[at])
                        || (octets[at] == ' ' && at + 1 < octets.length && !isSpace(octets[at + 1])))) {
            at++;
        }
        return at;
    }

    private static Gap gap(byte[] octets, int from, int to) {
        int lineEnds = 0;
        boolean blank = false;
        for (int i = from; i < to; i++) {
            boolean ends = octets[i] == '\n' && i > from && octets[i - 1] == '\r';
            lineEnds += ends ? 1 : 0;
            blank = !ends && (blank || octets[i] == ' ' || octets[i] == '\t');
        }
        return new Gap(lineEnds, blank);
    }

    private static boolean isSpace(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    }
}
