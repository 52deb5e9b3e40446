package postrider.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editions in review and posts sent again, as a person meets them: a whole home, and the outbox. */
class EditionsCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-03-01T06:00:00Z");
    private String terminals = "";
    private String typed = "";

    @BeforeEach
    void makeHome() throws IOException {
        write("config/postrider.yaml", """
                site: {url: 'https://news.example.org', title: News}
                digest: {backlog: all, review: 2h, reviewers: [ed@example.org]}
                """);
        write("config/subscribers.csv", "email,frequency\nann@example.com,\nbob@example.com,weekly\n");
        post("visit", "Expert’s visit", "They came.");
    }

    @Test
    void anEditionWaitsForItsTimeThenGoes() throws IOException {
        assertThat(run("publish")).isZero();
        assertThat(outbox()).hasSize(1).first().asString().startsWith("review-1-1-en-");
        assertThat(said()).contains("in review until 1 March 2026, 13:00 Almaty, then it goes");

        now = now.plus(Duration.ofHours(1));
        run("publish");
        assertThat(outbox()).hasSize(1);

        now = now.plus(Duration.ofHours(1));
        run("publish");
        assertThat(outbox()).contains("1-1.eml");
        assertThat(said()).contains("1 of 1 sent");
    }

    @Test
    void anEditInReviewIsShownAnewAndTheOldOneCannotBeApproved() throws IOException {
        run("publish");
        post("visit", "Expert’s visit", "They came yesterday.");
        now = now.plus(Duration.ofMinutes(15));
        run("publish");
        assertThat(outbox()).hasSize(2);

        assertThat(run("editions", "approve", "1", "--revision", "1")).isEqualTo(2);
        assertThat(said()).contains("you saw revision 1, and revision 2 would go");
        assertThat(run("editions", "approve", "1")).isEqualTo(2);
        assertThat(said()).contains("was changed since it was composed");
        assertThat(run("editions", "approve", "1", "--revision", "2")).isZero();

        run("publish");
        assertThat(Files.readString(folder.resolve("var/outbox/1-1.eml"))).contains("They came yesterday.");
    }

    @Test
    void wordsEditedAtTheLastMomentAreShownForTheWholeTimeAgain() throws IOException {
        run("publish");
        post("visit", "Expert’s visit", "They came yesterday.");
        now = now.plus(Duration.ofHours(2));
        run("publish");

        assertThat(outbox()).hasSize(2).allMatch(name -> name.startsWith("review-1-"));
        assertThat(said()).contains("in review until 1 March 2026, 15:00 Almaty, then it goes");
        now = now.plus(Duration.ofHours(2));
        run("publish");
        assertThat(Files.readString(folder.resolve("var/outbox/1-1.eml"))).contains("They came yesterday.");
    }

    @Test
    void thePlanTellsOfEditionsThatWaitAlready() {
        run("publish");

        assertThat(run("plan")).isZero();
        assertThat(said()).contains("· news 1, instant").contains("1 recipient").contains("13:00");
        run("editions", "approve", "1");
        run("editions", "pause", "1");
        assertThat(run("plan")).isZero();
        assertThat(said()).contains("· news 1, instant").contains("paused").contains("0 editions would go out");
        run("editions", "resume", "1");
        assertThat(run("plan")).isZero();
        assertThat(said()).contains("+ news 1, instant").contains("now").contains("1 edition would go out");
        run("plan", "--json");
        assertThat(said()).contains("\"number\":1,\"state\":\"sending\"").contains("\"recipients\":1");
    }

    @Test
    void cancellingAsksWhoeverIsThere() {
        run("publish");

        assertThat(run("editions", "cancel", "1")).isEqualTo(2);
        assertThat(said()).contains("1 message will not go").contains("Add --yes");

        terminals = "012";
        typed = "no\n";
        assertThat(run("editions", "cancel", "1", "--return-posts")).isEqualTo(2);
        assertThat(said()).contains("Go on? [y/N]").contains("Nothing was done.");
        typed = "";
        assertThat(run("editions", "cancel", "1")).isEqualTo(2);
        typed = "Y\n";
        assertThat(run("editions", "cancel", "1", "--return-posts")).isZero();

        now = now.plus(Duration.ofMinutes(15));
        run("publish");
        assertThat(run("editions", "show", "2", "--set", "site.title=News")).isZero();
        assertThat(said()).contains("edition 2 of news: review").contains("Expert’s visit");
    }

    @Test
    void whatHasGoneIsNotAskedAbout() {
        run("publish");
        run("editions", "approve", "1");
        run("publish");

        assertThat(run("editions", "cancel", "1")).isEqualTo(2);

        assertThat(said()).contains("is sent", "not yet sent").doesNotContain("Add --yes");
    }

    @Test
    void listAndShowHaveTheAgreedShape() {
        run("publish");

        run("editions", "--json");
        assertThat(said()).startsWith("[{\"number\":1,\"newsletter\":\"news\",\"state\":\"review\"");
        run("editions", "show", "1", "--json");
        assertThat(said())
                .contains("\"subject\":{\"en\":\"Expert’s visit\"}")
                .contains("\"composedAt\":\"2026-03-01T06:00:00Z\"")
                .contains("\"goesAt\":\"2026-03-01T08:00:00Z\"")
                .contains("\"reason\":\"digest.review is set\"")
                .endsWith("\"failures\":[]}\n");
    }

    @Test
    void theListLinesUp() {
        run("publish");
        run("editions");

        assertThat(said()).isEqualTo("""
                          no.  newsletter  state   composed    posts  to  sent  left  failed  uncertain
                        ·   1  news        review  1 Mar 2026      1   1     0     1       0          0
                        1 edition, in review: 1. Look at one with: postrider editions show 1
                        """);
    }

    @Test
    void aPostIsSentAgainToAllWhenSomebodyAgrees() {
        run("publish");
        run("editions", "approve", "1");
        run("publish");
        assertThat(outbox()).contains("1-1.eml");
        run("posts");
        assertThat(said()).contains("1 Mar 2026    1  Expert’s visit  visit/item.md");

        assertThat(run("posts", "resend", "visit")).isEqualTo(2);
        assertThat(said()).contains("\"Expert’s visit\" will go again to 2 subscribers of news");
        assertThat(run("posts", "resend", "https://news.example.org/visit/", "--yes"))
                .isZero();

        now = now.plus(Duration.ofMinutes(15));
        run("publish");
        run("editions", "--json");
        assertThat(said()).contains("\"number\":2").contains("\"recipients\":1");
    }

    @Test
    void aPostThatIsNotPublishedIsNotSentAgain() {
        post("later", "Later", "x");
        write("posts/later/item.md", "---\ntitle: Later\npublish_date: '01-01-2031 09:00'\n---\nx\n");
        run("publish");

        assertThat(run("posts", "resend", "later", "--yes")).isEqualTo(2);
        assertThat(said()).contains("\"Later\" is scheduled, and only a published post can be sent again");
    }

    @Test
    void aNameThatFitsTwoPostsOrNoneIsRefused() {
        post("north/visit", "North", "x");

        assertThat(run("posts", "show", "visit")).isEqualTo(2);
        assertThat(said()).contains("more than one post is called \"visit\"").contains("north/visit/item.md");
        assertThat(run("posts", "show", "visti")).isEqualTo(2);
        assertThat(said()).contains("Did you mean \"visit\"");
        assertThat(run("posts", "show", "posts/north/visit/item.md")).isZero();
    }

    @Test
    void quietSaysOnceWhatNeedsAPersonAndAgainAfterADay() {
        write("posts/bad/item.md", "---\ntitle: Bad\npublish_date: '31-11-2026 09:00'\n---\nx\n");

        assertThat(run("publish", "-q")).isEqualTo(1);
        assertThat(said()).startsWith("! a post is held: posts/bad/item.md");
        assertThat(run("publish", "-q")).isEqualTo(1);
        assertThat(said()).isEmpty();

        now = now.plus(Duration.ofDays(1));
        assertThat(run("publish", "-q")).isEqualTo(1);
        assertThat(said()).startsWith("! a post is held: posts/bad/item.md");
    }

    @Test
    void quietSaysARefusalOnce() {
        assertThat(run("publish", "-q", "--posts", "nowhere")).isEqualTo(2);
        assertThat(said()).contains("nowhere");
        assertThat(run("publish", "-q", "--posts", "nowhere")).isEqualTo(2);
        assertThat(said()).isEmpty();
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

    private int run(String... words) {
        out.reset();
        err.reset();
        return PostriderCommand.run(
                new Surroundings(
                        Map.of(),
                        folder,
                        () -> now,
                        new ByteArrayInputStream(typed.getBytes(UTF_8)),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        terminals,
                        "C.UTF-8",
                        new Random(1),
                        1,
                        Duration.ZERO,
                        () -> false,
                        ""),
                words);
    }

    private String said() {
        return out.toString(UTF_8) + err.toString(UTF_8);
    }
}
