package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editions in review and posts sent again, as a person meets them: a whole home, and the outbox. */
class EditionsCommandTest {
    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void makeHome() throws IOException {
        terminal = new Terminal(folder, Instant.parse("2026-03-01T06:00:00Z"));
        write("config/postrider.yaml", """
                site: {url: 'https://news.example.org', title: News}
                digest: {backlog: all, review: 2h, reviewers: [ed@example.org]}
                """);
        write("config/subscribers.csv", "email,frequency\nann@example.com,\nbob@example.com,weekly\n");
        post("visit", "Expert’s visit", "They came.");
    }

    @Test
    void anEditionWaitsForItsTimeThenGoes() throws IOException {
        assertThat(terminal.run("publish")).isZero();
        assertThat(outbox()).hasSize(1).first().asString().startsWith("review-1-1-en-");
        assertThat(terminal.said()).contains("in review until 1 March 2026, 13:00 Almaty, then it goes");

        terminal.now = terminal.now.plus(Duration.ofHours(1));
        terminal.run("publish");
        assertThat(outbox()).hasSize(1);

        terminal.now = terminal.now.plus(Duration.ofHours(1));
        terminal.run("publish");
        assertThat(outbox()).contains("1-1.eml");
        assertThat(terminal.said()).contains("1 of 1 sent");
    }

    @Test
    void anEditInReviewIsShownAnewAndTheOldOneCannotBeApproved() throws IOException {
        terminal.run("publish");
        post("visit", "Expert’s visit", "They came yesterday.");
        terminal.now = terminal.now.plus(Duration.ofMinutes(15));
        terminal.run("publish");
        assertThat(outbox()).hasSize(2);

        assertThat(terminal.run("editions", "approve", "1", "--revision", "1")).isEqualTo(2);
        assertThat(terminal.said()).contains("you saw revision 1, and revision 2 would go");
        assertThat(terminal.run("editions", "approve", "1")).isEqualTo(2);
        assertThat(terminal.said()).contains("was changed since it was composed");
        assertThat(terminal.run("editions", "approve", "1", "--revision", "2")).isZero();

        terminal.run("publish");
        assertThat(Files.readString(folder.resolve("var/outbox/1-1.eml"))).contains("They came yesterday.");
    }

    @Test
    void wordsEditedAtTheLastMomentAreShownForTheWholeTimeAgain() throws IOException {
        terminal.run("publish");
        post("visit", "Expert’s visit", "They came yesterday.");
        terminal.now = terminal.now.plus(Duration.ofHours(2));
        terminal.run("publish");

        assertThat(outbox()).hasSize(2).allMatch(name -> name.startsWith("review-1-"));
        assertThat(terminal.said()).contains("in review until 1 March 2026, 15:00 Almaty, then it goes");
        terminal.now = terminal.now.plus(Duration.ofHours(2));
        terminal.run("publish");
        assertThat(Files.readString(folder.resolve("var/outbox/1-1.eml"))).contains("They came yesterday.");
    }

    @Test
    void aPostThatIsMovedInReviewIsLinkedToWhereItIs() throws IOException {
        terminal.run("publish");
        Files.move(folder.resolve("posts/visit"), folder.resolve("posts/guests"));
        terminal.run("publish");

        terminal.run("editions", "approve", "1", "--revision", "2");
        terminal.run("publish");
        assertThat(Files.readString(folder.resolve("var/outbox/1-1.eml")))
                .contains("https://news.example.org/guests")
                .doesNotContain("https://news.example.org/visit");
    }

    @Test
    void thePlanTellsOfEditionsThatWaitAlready() {
        terminal.run("publish");

        assertThat(terminal.run("plan")).isZero();
        assertThat(terminal.said())
                .contains("· news 1, instant")
                .contains("1 recipient")
                .contains("13:00");
        terminal.run("editions", "approve", "1");
        terminal.run("editions", "pause", "1");
        assertThat(terminal.run("plan")).isZero();
        assertThat(terminal.said())
                .contains("· news 1, instant")
                .contains("paused")
                .contains("Nothing new would go out");
        terminal.run("editions", "resume", "1");
        assertThat(terminal.run("plan")).isZero();
        assertThat(terminal.said())
                .contains("+ news 1, instant")
                .contains("now")
                .contains("  pages  + editions/1/")
                .contains("\n1 edition would go out; 0 posts are held. Nothing was changed.");
        terminal.run("plan", "--json");
        assertThat(terminal.said())
                .contains("\"number\":1,\"state\":\"sending\"")
                .contains("\"recipients\":1");
    }

    @Test
    void thePlanTellsWhatLaterEditionsWaitFor() {
        write("config/postrider.yaml", """
                site: {url: 'https://news.example.org', title: News, timezone: UTC}
                digest: {backlog: none, settle: 3h, max_age: 1d}
                """);
        terminal.run("publish");
        write("posts/trip/item.md", "---\ntitle: The trip\npublish_date: '01-01-2026 09:00'\n---\nThey went.\n");
        terminal.run("publish");

        terminal.run("plan");
        assertThat(terminal.said())
                .containsPattern(
                        "· news instant +1 post, 1 recipient +09:00\n +when it has settled \\(digest.settle\\), then")
                .containsPattern("· news weekly +1 post, 1 recipient +Mon 09:00\n +then after approval: ");
        terminal.run("plan", "--json");
        assertThat(terminal.said())
                .contains("\"state\":\"settle\",\"frequencies\":[\"instant\"]")
                .contains("\"state\":\"tick\",\"frequencies\":[\"weekly\"]");
    }

    @Test
    void cancellingAsksWhoeverIsThere() {
        terminal.run("publish");

        assertThat(terminal.run("editions", "cancel", "1")).isEqualTo(2);
        assertThat(terminal.said()).contains("1 message will not go").contains("Add --yes");

        terminal.screens = "012";
        terminal.typed = "no\n";
        assertThat(terminal.run("editions", "cancel", "1", "--return-posts")).isEqualTo(2);
        assertThat(terminal.said()).contains("Go on? [y/N]").contains("Nothing was done.");
        terminal.typed = "";
        assertThat(terminal.run("editions", "cancel", "1")).isEqualTo(2);
        terminal.typed = "Y\n";
        assertThat(terminal.run("editions", "cancel", "1", "--return-posts")).isZero();

        terminal.now = terminal.now.plus(Duration.ofMinutes(15));
        terminal.run("publish");
        assertThat(terminal.run("editions", "show", "2", "--set", "site.title=News"))
                .isZero();
        assertThat(terminal.said()).contains("edition 2 of news: review").contains("Expert’s visit");
    }

    @Test
    void postsThatReturnReachAWeeklyReaderOnceWhenTheyHaveSettled() {
        write("config/postrider.yaml", """
                site: {url: 'https://news.example.org', title: News, timezone: UTC}
                digest: {backlog: none, settle: 1h}
                """);
        write("config/subscribers.csv", "email,frequency\nann@example.com,\nbob@example.com,weekly\n");
        terminal.now = Instant.parse("2026-03-01T12:00:00Z");
        terminal.run("publish");
        post("trip", "The trip", "They went.");
        terminal.run("publish");
        terminal.now = Instant.parse("2026-03-02T09:00:00Z");
        terminal.run("publish", "--no-send");
        terminal.run("--yes", "editions", "cancel", "1", "--return-posts");
        assertThat(terminal.said()).contains("with the next run once digest.settle is over");

        terminal.now = terminal.now.plus(Duration.ofMinutes(15));
        terminal.run("publish");
        assertThat(folder.resolve("var/outbox")).doesNotExist();
        terminal.run("why", "trip", "bob@example.com");
        assertThat(terminal.said()).contains("digest.settle keeps it back until 2 March 2026, 10:00 UTC");

        terminal.now = Instant.parse("2026-03-02T10:00:00Z");
        terminal.run("publish");
        assertThat(outbox()).containsExactly("2-1.eml", "2-2.eml");
        terminal.now = Instant.parse("2026-03-09T09:00:00Z");
        terminal.run("publish");
        assertThat(outbox()).hasSize(2);
    }

    @Test
    void whatHasGoneIsNotAskedAbout() {
        terminal.run("publish");
        terminal.run("editions", "approve", "1");
        terminal.run("publish");

        assertThat(terminal.run("editions", "cancel", "1")).isEqualTo(2);

        assertThat(terminal.said()).contains("is sent", "not yet sent").doesNotContain("Add --yes");
    }

    @Test
    void listAndShowHaveTheAgreedShape() {
        terminal.run("publish");

        terminal.run("editions", "--json");
        assertThat(terminal.said()).startsWith("[{\"number\":1,\"newsletter\":\"news\",\"state\":\"review\"");
        terminal.run("editions", "show", "1", "--json");
        assertThat(terminal.said())
                .contains("\"subject\":{\"en\":\"Expert’s visit\"}")
                .contains("\"composedAt\":\"2026-03-01T06:00:00Z\"")
                .contains("\"goesAt\":\"2026-03-01T08:00:00Z\"")
                .contains("\"reason\":\"digest.review is set\"")
                .endsWith("\"failures\":[]}\n");
    }

    @Test
    void theListLinesUp() {
        terminal.run("publish");
        terminal.run("editions");

        assertThat(terminal.said()).isEqualTo("""
                          no.  newsletter  state   composed    posts  to  sent  left  failed  uncertain
                        ·   1  news        review  1 Mar 2026      1   1     0     1       0          0
                        1 edition, in review: 1. Look at one with: postrider editions show 1
                        """);
    }

    @Test
    void aPostIsSentAgainToAllWhenSomebodyAgrees() {
        terminal.run("publish");
        terminal.run("editions", "approve", "1");
        terminal.run("publish");
        assertThat(outbox()).contains("1-1.eml");
        terminal.run("posts");
        assertThat(terminal.said()).contains("1 Mar 2026    1  Expert’s visit  visit/item.md");

        assertThat(terminal.run("posts", "resend", "visit")).isEqualTo(2);
        assertThat(terminal.said()).contains("\"Expert’s visit\" will go again to 2 subscribers of news");
        assertThat(terminal.run("posts", "resend", "https://news.example.org/visit/", "--yes"))
                .isZero();

        terminal.now = terminal.now.plus(Duration.ofMinutes(15));
        terminal.run("publish");
        terminal.run("editions", "--json");
        assertThat(terminal.said()).contains("\"number\":2").contains("\"recipients\":1");
    }

    @Test
    void aPostThatIsNotPublishedIsNotSentAgain() {
        post("later", "Later", "x");
        write("posts/later/item.md", "---\ntitle: Later\npublish_date: '01-01-2031 09:00'\n---\nx\n");
        terminal.run("publish");

        assertThat(terminal.run("posts", "resend", "later", "--yes")).isEqualTo(2);
        assertThat(terminal.said()).contains("\"Later\" is scheduled, and only a published post can be sent again");
    }

    @Test
    void aNameThatFitsTwoPostsOrNoneIsRefused() {
        post("north/visit", "North", "x");

        assertThat(terminal.run("posts", "show", "visit")).isEqualTo(2);
        assertThat(terminal.said())
                .contains("more than one post is called \"visit\"")
                .contains("north/visit/item.md");
        assertThat(terminal.run("posts", "show", "visti")).isEqualTo(2);
        assertThat(terminal.said()).contains("Did you mean \"visit\"");
        assertThat(terminal.run("posts", "show", "posts/north/visit/item.md")).isZero();
    }

    @Test
    void quietSaysOnceWhatNeedsAPersonAndAgainAfterADay() {
        write("posts/bad/item.md", "---\ntitle: Bad\npublish_date: '31-11-2026 09:00'\n---\nx\n");

        assertThat(terminal.run("publish", "-q")).isEqualTo(1);
        assertThat(terminal.said()).startsWith("! a post is held: posts/bad/item.md");
        assertThat(terminal.run("publish", "-q")).isEqualTo(1);
        assertThat(terminal.said()).isEmpty();

        terminal.now = terminal.now.plus(Duration.ofDays(1));
        assertThat(terminal.run("publish", "-q")).isEqualTo(1);
        assertThat(terminal.said()).startsWith("! a post is held: posts/bad/item.md");
    }

    @Test
    void quietSaysARefusalOnce() {
        assertThat(terminal.run("publish", "-q", "--posts", "nowhere")).isEqualTo(2);
        assertThat(terminal.said()).contains("nowhere");
        assertThat(terminal.run("publish", "-q", "--posts", "nowhere")).isEqualTo(2);
        assertThat(terminal.said()).isEmpty();
    }

    private void post(String name, String title, String text) {
        write(
                "posts/" + name + "/item.md",
                "---\ntitle: '" + title + "'\npublish_date: '01-03-2026 09:00'\n---\n" + text + "\n");
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> outbox() {
        try (Stream<Path> files = Files.list(folder.resolve("var/outbox"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
