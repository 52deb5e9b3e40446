package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home, its database and its key belong together. */
class OneHomeTest {
    private static final Instant NOW = Instant.parse("2026-01-05T04:00:00Z");
    private static final String SETTINGS = """
            site: {url: https://news.example.org, title: News}
            digest: {backlog: all}
            %s
            """;

    @TempDir
    Path folder;

    private RehearsedHome home;

    @BeforeEach
    void aHomeThatHasRun() {
        home = new RehearsedHome(folder.resolve("one"), NOW, SETTINGS.formatted(""));
        home.file("config/subscribers.csv", "email\nann@example.org\n");
        home.file("posts/first.md", "---\ntitle: First\npublish_date: '01-01-2026 09:00'\n---\nWords.\n");
        assertThat(home.run("publish")).as(home::said).isZero();
    }

    @Test
    void aSecondHomeOnTheSameDatabaseIsRefusedThoughItHasTheKey() throws IOException {
        RehearsedHome other = other();

        assertThat(other.run("publish")).isEqualTo(2);
        assertThat(other.said())
                .contains("two homes on one database")
                .contains("database.url")
                .contains("delete " + folder.resolve("one").toRealPath().resolve("var/last-run"));
        assertThat(other.run("status")).isEqualTo(1);
        assertThat(other.said()).contains("two homes on one database");
        assertThat(other.outbox()).isEmpty();
        assertThat(Files.exists(other.path("public"))).isFalse();
        assertThat(home.run("publish")).as(home::said).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "send",
                "send --follow",
                "serve",
                "editions",
                "editions show 1",
                "editions approve 1",
                "editions cancel 1",
                "posts",
                "posts show first",
                "posts resend first --yes",
                "check",
                "why first",
                "why first ann@example.org",
                "test-send eve@example.org",
                "subscribers list",
                "subscribers show ann@example.org",
                "subscribers export",
                "subscribers add bob@example.org --confirmed x",
                "subscribers import config/people.csv",
                "subscribers import --dry-run config/people.csv",
                "subscribers remove ann@example.org",
                "subscribers erase ann@example.org --yes",
                "subscribers suppress ann@example.org"
            })
    void noCommandWorksOnWhatIsAnotherHomes(String command) throws IOException {
        RehearsedHome other = other();
        other.file("config/people.csv", "email\nbob@example.org\n");
        long number = stateNumber();

        assertThat(other.run(command.split(" "))).as(other::said).isEqualTo(2);

        assertThat(other.said()).contains("two homes on one database").doesNotContain("ann@example.org");
        assertThat(other.outbox()).isEmpty();
        assertThat(stateNumber()).isEqualTo(number);
    }

    /** Grows with each change. */
    private long stateNumber() {
        return home.number("select user_version from pragma_user_version");
    }

    @Test
    void aHomeThatTookTheOthersPlaceGoesOn() throws IOException {
        RehearsedHome other = other();
        Files.delete(home.path("var/last-run"));

        assertThat(other.run("publish", "--accept-removals")).as(other::said).isZero();
    }

    @Test
    void aHomeMayBeMovedAndCopiedWithItsDatabase() throws IOException {
        Files.move(folder.resolve("one"), folder.resolve("moved"));
        RehearsedHome moved = new RehearsedHome(folder.resolve("moved"), NOW, SETTINGS.formatted(""));
        assertThat(moved.run("publish")).as(moved::said).isZero();

        RehearsedHome copy = new RehearsedHome(folder.resolve("copy"), NOW, SETTINGS.formatted(""));
        for (String name : new String[] {"var/postrider.db", "var/secret.key", "var/last-run", "posts/first.md"}) {
            Files.createDirectories(copy.path(name).getParent());
            Files.copy(moved.path(name), copy.path(name));
        }
        assertThat(copy.run("publish")).as(copy::said).isZero();
    }

    @Test
    void aKeyThatIsMissingIsNotMadeAnew() throws IOException {
        Files.delete(home.path("var/secret.key"));

        assertThat(home.run("publish")).isEqualTo(2);
        assertThat(home.said()).contains("secret.key is not there").contains("from the backup");
        assertThat(home.run("subscribers", "add", "bob@example.org", "--confirmed", "x"))
                .isEqualTo(2);
        assertThat(Files.exists(home.path("var/secret.key"))).isFalse();
    }

    @Test
    void whoWasLeftOutOfTheListIsCounted() {
        assertThat(home.run("subscribers", "remove", "ann@example.org")).isZero();

        assertThat(home.run("publish")).isZero();
        assertThat(home.said())
                .contains("were skipped (1 ended)")
                .contains("subscribers add ADDRESS --confirmed EVIDENCE");
    }

    @Test
    void removalsThatLookLikeAMishapAreNamed() {
        home.remove("posts/first.md");

        assertThat(home.run("publish")).isEqualTo(1);
        assertThat(home.said()).contains("1 is gone (first.md)").contains("--accept-removals");
    }

    @Test
    void whatMayOrMayNotHaveArrivedWaitsForAPerson() {
        home.sql("update delivery set state = 'uncertain', uncertain_count = 2, due_at = null, settled_at = null");
        home.sql("update delivery_count set state = 'uncertain' where state = 'sent'");

        assertThat(home.run("status")).isEqualTo(1);
        assertThat(home.said())
                .contains("1 delivery of edition 1 may or may not have arrived")
                .contains("postrider editions retry 1");
    }

    private RehearsedHome other() throws IOException {
        RehearsedHome other = new RehearsedHome(
                folder.resolve("two"),
                NOW.plusSeconds(900),
                SETTINGS.formatted("database: {url: 'jdbc:sqlite:" + home.path("var/postrider.db") + "'}"));
        Files.createDirectories(other.path("var"));
        Files.copy(home.path("var/secret.key"), other.path("var/secret.key"));
        return other;
    }
}
