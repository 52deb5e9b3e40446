package postrider.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.template.Templates;

@NullUnmarked
class ReviewWriterTest {
    private static final Letter FROZEN = new Letter(
            "kk",
            "Жаңа жазбалар",
            "",
            "<!doctype html><html><body class=\"page\" style=\"a>b\"><p>Сәлем <a href=\"" + Slot.UNSUBSCRIBE_URL.mark()
                    + "\">x</a> " + Slot.SUBSCRIBED_ON.mark() + "</p></body></html>",
            "Сәлем\n" + Slot.UNSUBSCRIBE_URL.mark() + "\n");

    @TempDir
    Path home;

    @Test
    void saysWhenItGoesAndWhyItWaits() {
        Letter marked = mark(FROZEN, 1, Instant.parse("2026-03-01T06:00:00Z"));

        assertThat(marked.subject()).isEqualTo("[Waiting: edition 12] Жаңа жазбалар");
        assertThat(marked.text())
                .startsWith("! Edition 12 waits. Nobody but its reviewers got it.\n")
                .contains("Why: a <b> of it.")
                .contains("1 subscriber on 1 March 2026, 11:00 Almaty, unless")
                .endsWith("Сәлем\nhttps://news.example.org/\n");
        assertThat(marked.html()).contains("Why: a &lt;b&gt; of it.").contains("1 March 2026, 11:00 Almaty");
    }

    @Test
    void theNoteStandsOnTopOfTheBody() {
        String html = mark(FROZEN, 1, null).html();

        assertThat(html.indexOf("Edition 12 waits"))
                .isGreaterThan(html.indexOf("<body"))
                .isLessThan(html.indexOf("Сәлем"));
        assertThat(html).contains("when somebody approves it, and not before");
    }

    @Test
    void aTemplateWithoutABodyHasTheNoteToo() {
        Letter bare = new Letter("en", "Hi", "", "<p>Hello</p>", "Hello\n");

        assertThat(mark(bare, 2, null).html())
                .contains("This is revision 2: a post of it was changed.")
                .endsWith("<p>Hello</p>");
    }

    @Test
    void theEditionsOwnPageWhichIsNotThereYetIsNotLinked() {
        String own = "https://news.example.org/editions/12/kk/";
        String others = "https://news.example.org/editions/120/ https://news.example.org/editions/11/";
        Letter letter =
                new Letter("kk", "Hi", "", "<p><a href=\"" + own + "\">x</a> " + others + "</p>", own + "\n" + others);

        Letter marked = mark(letter, 1, null);

        assertThat(marked.html()).contains("<a href=\"https://news.example.org/\">x</a> " + others);
        assertThat(marked.text()).endsWith("https://news.example.org/\n" + others);
    }

    @Test
    void nothingPersonalIsLeft() {
        Letter marked = mark(FROZEN, 1, null);

        assertThat(marked.html() + marked.text()).doesNotContain("\uE000").doesNotContain("\uE001");
    }

    private Letter mark(Letter frozen, long revision, Instant goesAt) {
        return new ReviewWriter(new Templates(home), "https://news.example.org", "#0b5c70", ZoneId.of("Asia/Almaty"))
                .mark(frozen, new ReviewWriter.Waiting(12, revision, "a <b> of it", goesAt, 1));
    }
}
