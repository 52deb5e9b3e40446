package postrider.post;

/** Blanks as readers see them: any Unicode space, NBSP too. */
final class Blanks {
    private Blanks() {}

    /** Each run of blanks as one space, none at the ends. */
    static String collapsed(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!blank) {
                out.appendCodePoint(c);
            } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        });
        return out.toString().stripTrailing();
    }
}
