package postrider.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import postrider.source.Bytes;
import postrider.source.Diagnostic;

/**
 * Writes lines for people. What authors and mail servers wrote stays on its line and steers no terminal.
 *
 * @param columns of the terminal, in which sentences are wrapped; 0 where there is none: there each stays on one line
 */
record Console(PrintStream stream, Signs signs, int columns) {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    void line(Signs.Sign sign, String text) {
        line("", sign, text);
    }

    /** @param margin what stands left of the sign */
    void line(String margin, Signs.Sign sign, String text) {
        line(margin, sign, "", text);
    }

    /** A row of a table, which is as wide as it is. */
    void row(Signs.Sign sign, String text) {
        stream.println(signs.text(sign) + " " + shown(text));
    }

    /** @param head before the text, whose further lines stand under its first */
    void line(String margin, Signs.Sign sign, String head, String text) {
        String before = shown(margin) + signs.text(sign) + " " + shown(head);
        int width = TextWidth.of(margin) + signs.width() + 1 + TextWidth.of(head);
        print(before, width, shown(text), " ".repeat(width));
    }

    /** @param used how many columns the beginning takes; @param margin of further lines */
    private void print(String beginning, int used, String text, String margin) {
        List<String> lines =
                columns == 0 ? List.of(text) : TextWidth.lines(text, columns - used, columns - TextWidth.of(margin));
        String before = beginning;
        for (String line : lines) {
            stream.println((before + line).stripTrailing());
            before = margin;
        }
    }

    /** A line with a word in the colour of a sign. */
    void marked(String before, Signs.Sign sign, String word, String after) {
        print(shown(before) + signs.coloured(sign, shown(word)), TextWidth.of(before + word), shown(after), "    ");
    }

    /** A line that stands back. */
    void dim(String text) {
        stream.println(signs.dim(shown(text)));
    }

    void plain(String text) {
        print("", 0, shown(text), "");
    }

    /** A text behind its name; further lines stand under its first. */
    void fact(String name, String text) {
        int width = TextWidth.of(name);
        print(shown(name), width, shown(text), " ".repeat(width));
    }

    /** A text behind a margin, on as many lines as it needs. */
    void under(String margin, String text) {
        print(margin, TextWidth.of(margin), shown(text), margin);
    }

    /** A line that stays one, however long: to be copied, or a part of a picture. */
    void whole(String text) {
        stream.println(shown(text));
    }

    /** A question; its answer comes on the same line. */
    void ask(String text) {
        stream.print(shown(text) + " ");
        stream.flush();
    }

    void diagnostics(List<Diagnostic> diagnostics) {
        diagnostics.forEach(found -> print("", 0, shown(found.toString()), "    "));
    }

    private static String shown(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    /** A line in place of the one before, which this wrote too; for terminals. */
    void overwrite(String text) {
        stream.print("\r" + shown(text) + "\u001b[K");
        stream.flush();
    }

    /** Octets as they are. */
    void verbatim(Bytes octets) {
        stream.writeBytes(octets.toArray());
    }
}
