package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
    @ParameterizedTest
    @CsvSource({
        "news, 4",
        "Қазақстан, 9",
        "cafe\u0301, 4",
        "й, 1",
        "血液学会, 8",
        "혈액, 4",
        "🩸, 2",
        "👩\u200D🔬, 2",
        "❤\uFE0F, 2",
        "a\u200Bb, 2",
        "“…”, 3",
    })
    void aTextTakesAsManyColumnsAsATerminalGivesIt(String text, int width) {
        assertThat(TextWidth.of(text)).isEqualTo(width);
    }

    @Test
    void whatIsCutIsCutBetweenLetters() {
        Signs signs = new Signs(true, false);

        assertThat(signs.cut("cafe\u0301s in town", 5)).isEqualTo("cafe\u0301…");
        assertThat(signs.cut("血液学会", 6)).isEqualTo("血液…");
        assertThat(signs.cut("👩\u200D🔬👩\u200D🔬👩\u200D🔬", 5)).isEqualTo("👩\u200D🔬👩\u200D🔬…");
        assertThat(signs.cut("血液", 4)).isEqualTo("血液");
    }

    @Test
    void sentencesBreakAtBlanksAlone() {
        assertThat(TextWidth.lines("the quick brown fox", 10, 10)).containsExactly("the quick", "brown fox");
        assertThat(TextWidth.lines("see posts/a-very-long-name/item.md:4:15 now", 12, 12))
                .containsExactly("see", "posts/a-very-long-name/item.md:4:15", "now");
        assertThat(TextWidth.lines("", 10, 10)).containsExactly("");
        assertThat(TextWidth.lines("  two  blanks", 20, 20)).containsExactly("  two  blanks");
    }
}
