package postrider.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import postrider.source.Bytes;
import postrider.source.Diagnostic;

/** Writes lines for people. What authors and mail servers wrote stays on its line and steers no terminal. */
record Console(PrintStream stream, Signs signs) {

    void line(Signs.Sign sign, String text) {
        line("", sign, text);
    }

    /** @param margin what stands left of the sign */
    void line(String margin, Signs.Sign sign, String text) {
        stream.println(shown(margin) + signs.text(sign) + " " + shown(text));
    }

    /** A line with a word in the colour of a sign. */
    void marked(String before, Signs.Sign sign, String word, String after) {
        stream.println(shown(before) + signs.coloured(sign, shown(word)) + shown(after));
    }

    /** A line that stands back. */
    void dim(String text) {
        stream.println(signs.dim(shown(text)));
    }

    void plain(String text) {
        stream.println(shown(text));
    }

    /** A question; its answer comes on the same line. */
    void ask(String text) {
        stream.print(shown(text) + " ");
        stream.flush();
    }

    void diagnostics(List<Diagnostic> diagnostics) {
        diagnostics.forEach(found -> stream.println(shown(found.toString())));
    }

    private static String shown(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }

    /** Octets as they are. */
    void verbatim(Bytes octets) {
        stream.writeBytes(octets.toArray());
    }

    /** {@code 1 post}, {@code 2,310 posts}. */
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
