package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees in a terminal of 80 columns, and what a pipe gets. */
class ScreensTest {
    private static final String ESCAPE = "\u001b";
    private static final Map<String, String> EIGHTY = Map.of("COLUMNS", "80");

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void aHomeInWhichMuchIsToBeSaid() throws IOException {
        terminal = new Terminal(folder, Instant.parse("2026-11-21T05:06:00Z"));
        write("config/postrider.yaml", """
                site: {url: 'https://news.example.org', title: 血液学会 News of the Center, languages: [en, ru, kk], timezone: Asia/Almaty}
                digest: {backlog: all}
                """);
        write("config/subscribers.csv", """
                email,frequency,language
                ann@example.org,instant,en
                bob@example.org,weekly,ru
                """);
        post("visit", "Expert’s visit", "14-11-2026 10:00");
        post("donor", "Қан донорының күні және тағы бірнеше маңызды хабар туралы", "15-11-2026 10:00");
        post("wide", "血液学会のお知らせ 血液学会のお知らせ 血液学会のお知らせ", "16-11-2026 10:00");
        post("marks", "Cafe\u0301 🩸 👩\u200D🔬 and a very long title that goes on and on", "17-11-2026 10:00");
        post("later", "Later", "01-12-2026 10:00");
        post("bad", "Bad", "31-11-2026 09:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "plan", "check", "posts", "editions", "why visit ann@example.org", "why donor"})
    void nothingIsWiderThanTheTerminal(String command) {
        for (boolean published : List.of(false, true)) {
            if (published) {
                run("", Map.of(), "publish");
            }
            run("012", EIGHTY, command.split(" "));

            assertThat(screen()).isNotEmpty().allMatch(line -> TextWidth.of(line) <= 80);
        }
    }

    @Test
    void aLongRouteInThePlanHasItsTitleBelow() throws IOException {
        String route = "how-the-center-in-karaganda-found-five-hundred-new-donors-in-a";
        post(route, "Five hundred new donors", "18-11-2026 10:00");

        run("012", EIGHTY, "plan");

        List<String> lines = screen();
        assertThat(lines).allMatch(line -> TextWidth.of(line) <= 80);
        int at = lines.indexOf("         + " + route + "/");
        assertThat(lines.get(at + 1)).isEqualTo("             Five hundred new donors");
    }

    @Test
    void aLongNameInThePlanHasItsFactsBelow() throws IOException {
        write("config/postrider.yaml", """
                site: {url: 'https://news.example.org', title: News, languages: [en, ru, kk], timezone: Asia/Almaty}
                newsletters: {notes-of-the-hematology-center: {}}
                digest: {backlog: all}
                """);

        run("012", EIGHTY, "plan");

        List<String> lines = screen();
        int at = lines.indexOf("  mail   + notes-of-the-hematology-center 1, instant");
        assertThat(lines.get(at + 1)).isEqualTo(" ".repeat(36) + "4 posts, 1 recipient       now");
        run("", Map.of(), "publish");
        run("012", EIGHTY, "editions");
        assertThat(screen())
                .allMatch(line -> TextWidth.of(line) <= 80)
                .anyMatch(line -> line.contains("  notes-of-t…  sent "));
    }

    @Test
    void statusSaysFirstWhatNeedsAPersonAndHowToMendIt() {
        run("", Map.of(), "publish");

        assertThat(run("012", EIGHTY, "status")).isEqualTo(1);

        List<String> lines = screen();
        assertThat(lines.get(0)).startsWith("血液学会 News of the Center").endsWith("Sat 21 Nov, 10:06 Almaty");
        assertThat(TextWidth.of(lines.get(0))).isEqualTo(80);
        assertThat(lines.get(1)).startsWith("  ! a post is held: posts/bad/item.md:3:");
        assertThat(String.join(" ", lines).replaceAll(" +", " "))
                .contains("names a day that its month does not have")
                .contains("See the place with: postrider check")
                .contains("! last run 10:06, 0 s: 4 published")
                .contains("! posts 4 published, 1 scheduled, 0 hidden, 1 held")
                .contains("· next post Tue 1 Dec, 10:00 Later")
                .contains("✓ edition 1 news: 1 of 1 sent")
                .contains("· digest news Mon 09:00, 4 posts, 1 subscriber")
                .contains("· queue empty")
                .contains("· people 2 active");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("1 thing for a person.");
    }

    @Test
    void thePlanIsADiffOfPagesFeedsAndMail() {
        assertThat(run("012", EIGHTY, "plan")).isEqualTo(1);

        assertThat(screen())
                .contains("Next run: Sat 21 November 2026, 10:06 Almaty")
                .anyMatch(line -> line.contains("+ visit/") && line.endsWith("Expert’s visit"))
                .anyMatch(line -> line.startsWith("  feeds  + ") && line.contains("rss.xml"))
                .anyMatch(line -> line.startsWith("  mail   + news 1, instant") && line.endsWith("now"))
                .anyMatch(line -> line.startsWith("         · news weekly") && line.endsWith("Mon 09:00"))
                .anyMatch(line -> line.startsWith("  waits  · Later"))
                .anyMatch(line -> line.startsWith("  held   ! Bad") && line.contains("E201 posts/bad/item.md:3"))
                .last()
                .isEqualTo("4 pages and 1 edition would go out; 1 post is held. Nothing was changed.");
        assertThat(Files.exists(folder.resolve("public"))).isFalse();
        assertThat(Files.exists(folder.resolve("var/outbox"))).isFalse();
    }

    @Test
    void thePlanCountsWhatGoes() throws IOException {
        run("", Map.of(), "publish");
        Files.delete(folder.resolve("posts/donor/item.md"));
        Files.delete(folder.resolve("posts/bad/item.md"));

        run("012", EIGHTY, "plan");

        assertThat(screen()).last().isEqualTo("1 page would be removed; 0 posts are held. Nothing was changed.");
    }

    @Test
    void checkShowsTheLineAndTheMend() {
        assertThat(run("012", EIGHTY, "check")).isEqualTo(1);

        List<String> lines = screen();
        int at = lines.indexOf("    3 │ publish_date: '31-11-2026 09:00'");
        assertThat(at).isPositive();
        assertThat(lines.get(at + 1)).isEqualTo("      │               ^^^^^^^^^^^^^^^^^^");
        assertThat(lines.get(at + 2)).isEqualTo("      │ Write DD-MM-YYYY HH:MM, for example 20-07-2022 10:00.");
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("6 posts read, 4 published, 1 scheduled, 1 held; 1 error, 0 warnings");
    }

    @Test
    void aPipeGetsEachSentenceOnOneLineAndNoColour() {
        run("", EIGHTY, "status");

        assertThat(said()).doesNotContain(ESCAPE);
        assertThat(said().lines())
                .anyMatch(line ->
                        line.contains("a post is held") && line.endsWith("See the place with: postrider check"));
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        run("012", EIGHTY, "status");
        assertThat(said()).contains(ESCAPE + "[33m!" + ESCAPE + "[0m");

        run("012", Map.of("COLUMNS", "80", "NO_COLOR", "1"), "status");
        assertThat(said()).doesNotContain(ESCAPE);
        run("012", EIGHTY, "status", "--no-color");
        assertThat(said()).doesNotContain(ESCAPE);
        run("012", Map.of("TERM", "dumb"), "status");
        assertThat(said())
                .doesNotContain(ESCAPE)
                .contains("  !  a post is held")
                .contains("  .  next run");
    }

    @Test
    void tablesLineUpWhateverTheLetters() {
        run("012", EIGHTY, "posts");

        List<String> rows =
                screen().stream().filter(line -> line.endsWith("/item.md")).toList();
        assertThat(rows).hasSize(6);
        assertThat(rows.stream()
                        .map(line -> TextWidth.of(line.replaceFirst("\\S+/item.md$", "")))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aTitleGivesWayToThePathAndALongPathHasItsOwnLine() throws IOException {
        String path = "очень-длинное-имя-папки-для-публикации-о-дне-донора/item.md";
        post(
                "очень-длинное-имя-папки-для-публикации-о-дне-донора",
                "День донора в Караганде и не только",
                "18-11-2026 10:00");

        run("012", EIGHTY, "posts");
        assertThat(screen())
                .contains("    " + path)
                .anyMatch(line -> line.contains("День донора в К") && line.endsWith("…"))
                .allMatch(line -> TextWidth.of(line) <= 80);

        run("", Map.of(), "posts");
        assertThat(screen()).anyMatch(line -> line.contains("День донора в К") && line.endsWith("…  " + path));
    }

    @Test
    void aReviewThatEndsByItselfNeedsNobody() {
        run("", Map.of(), "publish", "--set", "digest.review=12h");

        for (String command : List.of("status", "editions")) {
            run("012", EIGHTY, command);
            assertThat(screen())
                    .filteredOn(line -> line.contains("review"))
                    .isNotEmpty()
                    .allMatch(line -> line.strip().startsWith("·") || line.startsWith("1 edition"));
        }
    }

    @Test
    void aFactOfAnEditionStaysUnderItsBeginning() throws IOException {
        post("talk", "Words ".repeat(30).strip(), "18-11-2026 10:00");
        run("", Map.of(), "publish");

        run("012", EIGHTY, "posts", "show", "talk");

        List<String> lines = screen();
        assertThat(lines.get(1)).startsWith("  Words Words");
        assertThat(lines).contains("  summary   Words.");
        run("012", EIGHTY, "editions", "show", "1");
        assertThat(screen()).anyMatch(line -> line.matches("  posts {7}Words( \\S+)+…"));
    }

    private int run(String screens, Map<String, String> environment, String... words) {
        terminal.screens = screens;
        terminal.environment = environment;
        return terminal.run(words);
    }

    private String said() {
        return terminal.said();
    }

    private List<String> screen() {
        return said().replaceAll(ESCAPE + "\\[\\d*m", "").lines().toList();
    }

    private void post(String name, String title, String date) throws IOException {
        write("posts/" + name + "/item.md", "---\ntitle: '" + title + "'\npublish_date: '" + date + "'\n---\nWords.\n");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }
}
