package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.database.Database;
import postrider.mail.ScriptedSmtpServer;
import postrider.mail.ScriptedSmtpServer.Step;

/** Each rule is brought about by real runs in a home of its own; then {@code why} is asked. */
@NullUnmarked
class WhyTest {
    private static final String ANN = "ann@example.org";
    private static final Instant MONDAY = Instant.parse("2026-01-05T04:00:00Z");

    @TempDir
    Path home;

    private Terminal terminal;
    private String digest = "backlog: none";
    private String more = "";

    @BeforeEach
    void aHomeThatHasRun() throws IOException {
        terminal = new Terminal(home, MONDAY);
        Files.createDirectories(home.resolve("posts"));
        write("posts/old/item.md", post("Old", "01-01-2026 09:00", ""));
        settings();
    }

    @Test
    void sent() throws IOException {
        annGetsNewPost("");

        assertThat(rule("new", ANN)).isEqualTo("sent");
        assertThat(say("new", ANN))
                .contains("Public since 5 January 2026")
                .contains("Sent to " + ANN + " in edition 1");
        assertThat(rule("new")).isEqualTo("sent");
    }

    @Test
    void allEditionsThatHeldItCount() throws IOException {
        annGetsNewPost("");
        terminal.run("posts", "resend", "new", "--yes");
        joins("bob@example.org", "");
        terminal.run("posts", "resend", "new", "--yes");
        terminal.run("publish");

        assertThat(rule("new")).isEqualTo("sent");
        assertThat(say("new")).contains("Sent to 3 of 3 in 2 editions of \"news\", the last of them edition 2.");
    }

    @Test
    void aPostIsFoundByFileSlugUrlAndIdAndAnUnknownOneIsShownItsNearest() throws IOException {
        annGetsNewPost("");

        assertThat(rule("posts/new/item.md", ANN)).isEqualTo("sent");
        assertThat(rule("https://news.example.org/new/", ANN)).isEqualTo("sent");
        assertThat(terminal.run("why", "neww", ANN)).isEqualTo(2);
        assertThat(terminal.complained()).contains("Did you mean \"new\"?");
    }

    @Test
    void queued() throws IOException {
        terminal.run("publish");
        joins(ANN, "");
        addPost("new", "");
        terminal.run("publish", "--no-send");

        assertThat(rule("new", ANN)).isEqualTo("queued");
    }

    @Test
    void endedAfterQueueing() throws IOException {
        queued();
        terminal.run("subscribers", "remove", ANN);

        assertThat(rule("new", ANN)).isEqualTo("ended");
        terminal.run("publish");
        assertThat(rule("new", ANN)).isEqualTo("ended");
    }

    @Test
    void pausedEditionAndReady() throws IOException {
        queued();
        sql("update edition set state = 'paused'");
        assertThat(rule("new", ANN)).isEqualTo("paused-edition");

        sql("update edition set state = 'ready'");
        assertThat(rule("new", ANN)).isEqualTo("ready");
    }

    @Test
    void readyBeforeTheRun() throws IOException {
        terminal.run("publish");
        joins(ANN, "");
        addPost("new", "");

        assertThat(rule("new", ANN)).isEqualTo("ready");
        assertThat(rule("new")).isEqualTo("ready");
    }

    @Test
    void cancelled() throws IOException {
        queued();
        Files.move(home.resolve("posts/new"), home.resolve("away"));
        terminal.run("publish", "--accept-removals");

        assertThat(rule("urn:uuid:" + id("new"), ANN)).isEqualTo("cancelled");
    }

    @Test
    void reviewByTheGuard() throws IOException {
        terminal.run("publish");
        joins(ANN, "");
        write("posts/new/item.md", post("New", "01-06-2025 09:00", ""));
        assertThat(rule("new", ANN)).isEqualTo("review");
        terminal.run("publish");

        assertThat(rule("new", ANN)).isEqualTo("review");
        assertThat(say("new", ANN)).contains("waits for approval");
    }

    @Test
    void tick() throws IOException {
        annGetsNewPost("--frequency weekly");

        assertThat(rule("new", ANN)).isEqualTo("tick");
        assertThat(say("new", ANN)).contains("they hear weekly, next on 12 January 2026, 09:00 Almaty");
        assertThat(rule("new")).isEqualTo("tick");
    }

    @Test
    void settle() throws IOException {
        digest = "backlog: none, settle: 3h";
        settings();
        annGetsNewPost("");

        assertThat(rule("new", ANN)).isEqualTo("settle");
        assertThat(rule("new")).isEqualTo("settle");
    }

    @Test
    void joinedLater() throws IOException {
        terminal.run("publish");
        addPost("new", "");
        terminal.run("publish");
        terminal.now = terminal.now.plusSeconds(86_400);
        joins(ANN, "");
        terminal.run("publish");

        assertThat(rule("new", ANN)).isEqualTo("joined-later");
        assertThat(say("new", ANN))
                .contains("the subscription began on 6 January 2026")
                .contains("published on 5 January 2026");
    }

    @Test
    void whoLeftAndCameBackBeganAnew() throws IOException {
        terminal.run("publish");
        joins(ANN, "");
        terminal.run("subscribers", "remove", ANN);
        addPost("new", "");
        terminal.run("publish");
        terminal.now = terminal.now.plusSeconds(86_400);
        joins(ANN, "");
        terminal.run("publish");

        assertThat(rule("new", ANN)).isEqualTo("joined-later");
        assertThat(say("new", ANN))
                .containsPattern(
                        "the subscription ended on 5 January 2026, .* and began anew on 6 January 2026, .*, the post was published on 5");
    }

    @Test
    void whoPausedBeganAnewForAPostThatReturns() throws IOException {
        terminal.run("publish");
        joins(ANN, "");
        terminal.run("subscribers", "change", ANN, "--pause", "2026-01-07");
        addPost("new", "");
        terminal.run("publish");
        addPost("new", "published: false\n");
        terminal.run("publish");
        terminal.now = MONDAY.plus(Duration.ofDays(3));
        terminal.run("publish");
        terminal.run("subscribers", "change", ANN, "--topics", "");
        addPost("new", "");
        assertThat(rule("new", ANN)).isEqualTo("joined-later");
        terminal.run("publish");

        assertThat(rule("new", ANN)).isEqualTo("joined-later");
        assertThat(say("new", ANN))
                .containsPattern(
                        "the subscription was paused from 5 January 2026, .* to 8 January 2026, .* and began anew then");
    }

    @Test
    void baseline() throws IOException {
        joins(ANN, "");
        terminal.run("publish");

        assertThat(rule("old", ANN)).isEqualTo("baseline");
        assertThat(rule("old")).isEqualTo("baseline");
    }

    @Test
    void topics() throws IOException {
        annGetsNewPost("--topics donors");

        assertThat(rule("new", ANN)).isEqualTo("topics");
        assertThat(say("new", ANN)).contains("donors");
    }

    @Test
    void language() throws IOException {
        terminal.run("publish");
        joins(ANN, "--language kk");
        write("posts/new/item.ru.md", post("Новое", "05-01-2026 09:30", ""));
        terminal.now = terminal.now.plusSeconds(7200);
        terminal.run("publish");

        assertThat(rule("new/item.ru.md", ANN)).isEqualTo("language");
    }

    @Test
    void pending() throws IOException {
        terminal.run("publish");
        terminal.run("subscribers", "add", ANN);
        addPost("new", "");
        terminal.run("publish");

        assertThat(rule("new", ANN)).isEqualTo("pending");
    }

    @Test
    void pausedAndEndedAndSuppressed() throws IOException {
        terminal.run("publish");
        joins(ANN, "");
        sql("update subscription set state = 'paused'");
        addPost("new", "");
        terminal.run("publish");
        assertThat(rule("new", ANN)).isEqualTo("paused");

        terminal.run("subscribers", "remove", ANN);
        assertThat(rule("new", ANN)).isEqualTo("ended");

        sql("insert into suppression (address_key, reason, evidence, since_at)"
                + " select address_key, 'operator', '', 0 from subscriber");
        assertThat(rule("new", ANN)).isEqualTo("suppressed");
    }

    @Test
    void aPauseThatIsOverIsSaidToBe() throws IOException {
        terminal.run("publish");
        joins(ANN, "");
        terminal.run("subscribers", "change", ANN, "--pause", "2026-01-07");
        addPost("new", "");
        terminal.run("publish");
        terminal.now = MONDAY.plus(Duration.ofDays(3));
        terminal.run("publish");

        assertThat(rule("new", ANN)).isEqualTo("paused");
        assertThat(say("new", ANN)).containsPattern("was paused from 5 January 2026, .* to 8 January 2026");
    }

    @Test
    void failed() throws IOException {
        assertThat(ruleAfter(Step.RCPT, "550 5.7.1 no")).isEqualTo("failed");
        assertThat(say("new", ANN)).contains("550");
    }

    @Test
    void deferred() throws IOException {
        assertThat(ruleAfter(Step.RCPT, "451 4.7.1 later")).isEqualTo("deferred");
    }

    @Test
    void uncertain() throws IOException {
        assertThat(ruleAfter(Step.DOT, ScriptedSmtpServer.DROP)).isEqualTo("uncertain");
    }

    private String ruleAfter(Step step, String answer) throws IOException {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().always(step, answer)) {
            more = "mail: {transport: smtp, smtp: {host: localhost, port: " + server.port()
                    + ", security: none}, bounce: {address: bounces@news.example.org}}\n";
            settings();
            annGetsNewPost("");
            return rule("new", ANN);
        }
    }

    @Test
    void notPublic() throws IOException {
        terminal.run("publish");
        joins(ANN, "");
        write("posts/new/item.md", post("New", "05-01-2030 09:30", ""));
        terminal.run("publish");

        assertThat(rule("new", ANN)).isEqualTo("not-public");
        assertThat(say("new", ANN)).contains("scheduled for 5 January 2030, 09:30 Almaty");
        assertThat(rule("new")).isEqualTo("not-public");
    }

    @Test
    void whatIsGoneIsPublicUntilARunTakesItDown() throws IOException {
        annGetsNewPost("");
        Files.delete(home.resolve("posts/new/item.md"));
        assertThat(say("new", ANN)).contains("Still public, though its file is gone");

        terminal.run("publish", "--accept-removals");
        assertThat(say("new", ANN)).contains("Not public: its file is gone; it was public until 5 January 2026");
    }

    @Test
    void notInNewsletter() throws IOException {
        more = "newsletters: {news: {posts: {tags: [chosen]}}}\n";
        settings();
        annGetsNewPost("");

        assertThat(rule("new", ANN)).isEqualTo("not-in-newsletter");
    }

    @Test
    void noSubscribers() throws IOException {
        terminal.run("publish");
        addPost("new", "");
        terminal.run("publish");

        assertThat(rule("new")).isEqualTo("no-subscribers");
        assertThat(say("new")).contains("Not sent: nobody is subscribed to \"news\" yet.");
        joins(ANN, "");
        terminal.run("subscribers", "remove", ANN);
        assertThat(rule("new")).isEqualTo("no-subscribers");
        assertThat(say("new")).contains("Not sent: no subscription to \"news\" is active.");
    }

    @Test
    void notRecorded() throws IOException {
        annGetsNewPost("");
        assertThat(rule("new", "bob@example.org")).isEqualTo("not-recorded");

        terminal.now = terminal.now.plus(Duration.ofDays(399));
        terminal.run("publish");
        assertThat(rule("new", ANN)).isEqualTo("sent");

        terminal.now = terminal.now.plus(Duration.ofDays(2));
        terminal.run("publish");
        assertThat(rule("new", ANN)).isEqualTo("not-recorded");
        terminal.run("editions");
        assertThat(terminal.printed()).containsPattern("news +sent .* 1 +1 +1 +0");
    }

    @Test
    void whatComesBackWhenNothingOfItIsRecordedIsMailedToNobody() throws IOException {
        annGetsNewPost("");
        addPost("new", "published: false\n");
        terminal.run("publish");

        terminal.now = terminal.now.plus(Duration.ofDays(401));
        addPost("new", "");
        terminal.run("publish");

        assertThat(rule("new", ANN)).isEqualTo("baseline");
    }

    private void annGetsNewPost(String options) throws IOException {
        terminal.run("publish");
        joins(ANN, options);
        addPost("new", "");
        terminal.run("publish");
    }

    private void addPost(String name, String front) throws IOException {
        write("posts/" + name + "/item.md", post("New", "05-01-2026 09:30", front));
        terminal.now = terminal.now.plusSeconds(7200);
    }

    private void joins(String address, String options) {
        List<String> words = new ArrayList<>(List.of("subscribers", "add", address, "--confirmed", "by phone"));
        if (!options.isEmpty()) {
            words.addAll(List.of(options.split(" ")));
        }
        assertThat(terminal.run(words.toArray(String[]::new)))
                .as(terminal.complained())
                .isZero();
    }

    private static String post(String title, String date, String front) {
        return "---\ntitle: " + title + "\npublish_date: '" + date + "'\n" + front + "---\n\nWords of " + title + ".\n";
    }

    private void settings() throws IOException {
        write(
                "config/postrider.yaml",
                "site: {url: 'https://news.example.org', title: News, timezone: Asia/Almaty, languages: [en, ru, kk]}\n"
                        + "digest: {" + digest + "}\n" + more);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }

    private void sql(String statement) {
        try (Database database = Database.open(home.resolve("var/postrider.db"), InstantSource.fixed(terminal.now))) {
            database.writeOnly(tx -> tx.update(statement));
        }
    }

    private String id(String name) {
        terminal.run("posts", "--json");
        Matcher matcher = Pattern.compile("\"post\":\"urn:uuid:([-0-9a-f]+)\"").matcher(terminal.printed());
        if (matcher.find()) {
            try (Database database =
                    Database.open(home.resolve("var/postrider.db"), InstantSource.fixed(terminal.now))) {
                return database.read(
                        tx -> tx.first("select post_id from post where slug = ?", row -> row.text("post_id"), name)
                                .orElseThrow()
                                .substring("urn:uuid:".length()));
            }
        }
        throw new AssertionError(terminal.printed());
    }

    private String rule(String... words) {
        String json = ask(words, "--json");
        Matcher matcher = Pattern.compile("\"rule\":\"([-a-z]+)\"").matcher(json);
        assertThat(matcher.find()).as(json + terminal.complained()).isTrue();
        return matcher.group(1);
    }

    private String say(String... words) {
        return ask(words, "--no-color");
    }

    private String ask(String[] words, String option) {
        List<String> all = new ArrayList<>(List.of("why"));
        all.addAll(List.of(words));
        all.add(option);
        terminal.run(all.toArray(String[]::new));
        return terminal.printed();
    }
}
