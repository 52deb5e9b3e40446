package postrider.cli;

import java.util.Locale;
import java.util.Map;

/** The signs and colours of the terminal; plain ASCII where the terminal knows no other letters. */
record Signs(boolean unicode, boolean colours) {
    private static final int USUAL = 80;
    private static final int NARROWEST = 40;
    private static final String RESET = "\u001b[0m";

    /** @param stream 1 for stdout, 2 for stderr */
    static Signs of(Surroundings surroundings, int stream, boolean wanted) {
        Map<String, String> environment = surroundings.environment();
        String locale = surroundings.locale().toLowerCase(Locale.ROOT);
        boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
        boolean unicode = !dumb && (locale.contains("utf-8") || locale.contains("utf8"));
        boolean terminal = surroundings.terminals().contains(Integer.toString(stream));
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Signs(unicode, wanted && terminal && !refused && !dumb);
    }

    /** How many columns the terminal has; 0 where the stream is none. */
    static int columns(Surroundings surroundings, int stream) {
        if (!surroundings.terminals().contains(Integer.toString(stream))) {
            return 0;
        }
        String columns = surroundings.environment().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Math.max(NARROWEST, Integer.parseInt(columns)) : USUAL;
    }

    /** What a line is about. */
    enum Sign {
        DONE("✓", "ok", "32"),
        PERSON("!", "!", "33"),
        ERROR("✗", "x", "31"),
        ADD("+", "+", "32"),
        CHANGE("~", "~", "36"),
        REMOVE("-", "-", "31"),
        WAIT("·", ".", "2"),
        /** For a line that goes on from the one above. */
        NONE(" ", " ", "");

        private final String sign;
        private final String ascii;
        private final String colour;

        Sign(String sign, String ascii, String colour) {
            this.sign = sign;
            this.ascii = ascii;
            this.colour = colour;
        }
    }

    /** The sign, as wide as the widest. */
    String text(Sign sign) {
        String text = unicode ? sign.sign : sign.ascii;
        String padding = " ".repeat(width() - text.length());
        return coloured(sign, text) + padding;
    }

    /** A text in the colour of a sign. */
    String coloured(Sign sign, String text) {
        return colours && !sign.colour.isEmpty() ? "\u001b[" + sign.colour + "m" + text + RESET : text;
    }

    /** What stands between a line's number and the line. */
    String bar() {
        return unicode ? "│" : "|";
    }

    /** How much is done, as so many cells. */
    String gauge(long done, long all, int cells) {
        int full = all == 0 ? cells : (int) (cells * done / all);
        return (unicode ? "█" : "#").repeat(full) + (unicode ? "░" : "-").repeat(cells - full);
    }

    /** How many columns a sign takes. */
    int width() {
        return unicode ? 1 : 2;
    }

    /** Words that stand back. */
    String dim(String text) {
        return colours ? "\u001b[2m" + text + RESET : text;
    }

    /** A title cut to fit; never for a path or a code. */
    String cut(String text, int width) {
        if (TextWidth.of(text) <= width) {
            return text;
        }
        String end = unicode ? "…" : "...";
        return TextWidth.beginning(text, width - end.length()) + end;
    }
}
