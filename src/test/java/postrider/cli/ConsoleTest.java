package postrider.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.source.Diagnostic;
import postrider.source.Location;

class ConsoleTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(written, true, UTF_8), new Signs(true, false), 0);

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\t", "\u001b[31m", "\u009b31m", "\u0000", "\u0085"})
    void whatAuthorsWroteStaysOnItsLineAndSteersNoTerminal(String evil) {
        console.line(Signs.Sign.DONE, "a title" + evil);
        console.plain("a title" + evil);
        console.diagnostics(
                List.of(Diagnostic.error("E301", new Location("a" + evil + ".md", 1, 1), "wrong", "Mend it")));

        assertThat(text().lines())
                .hasSize(3)
                .allMatch(line -> line.chars().noneMatch(Character::isISOControl))
                .allMatch(line -> line.contains("a title?") || line.startsWith("a?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\u001b[31m", "\u0000"})
    void theColoursAreOursAlone(String evil) {
        Console coloured = new Console(console.stream(), new Signs(true, true), 0);

        coloured.line("  ", Signs.Sign.ADD, "a title" + evil);
        coloured.marked("a.md" + evil, Signs.Sign.ERROR, "error" + evil, "wrong" + evil);
        coloured.dim("a title" + evil);

        String shown = evil.replaceFirst("^.", "?").replace("\n", "?");
        assertThat(text().lines())
                .containsExactly(
                        "  \u001b[32m+\u001b[0m a title" + shown,
                        "a.md" + shown + "\u001b[31merror" + shown + "\u001b[0mwrong" + shown,
                        "\u001b[2ma title" + shown + "\u001b[0m");
    }

    @Test
    void lettersOfAnyLanguageStay() {
        console.plain("“Қан” é 🩸");

        assertThat(text()).isEqualTo("“Қан” é 🩸" + System.lineSeparator());
    }

    private String text() {
        return written.toString(UTF_8);
    }
}
