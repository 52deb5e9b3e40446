package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a home from mailing twice when its state, its clock or its posts aren't what they were. */
class KeptHomeTest {
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final String SETTINGS = """
            site: {url: https://news.example.org, title: News, language: en, timezone: Asia/Almaty}
            digest: {backlog: all, from: news@news.example.org}
            """;

    @TempDir
    Path folder;

    private RehearsedHome home;

    @BeforeEach
    void aHomeWithTwoReaders() {
        home = new RehearsedHome(folder.resolve("a"), START, SETTINGS);
        post("one", "2026-03-01");
        home.file("config/subscribers.csv", "email,frequency\nann@example.org,instant\nwill@example.org,weekly\n");
    }

    private void post(String name, String day) {
        home.file(
                "posts/" + name + ".md",
                "---\ntitle: Post " + name + "\npublish_date: '" + day + " 10:00'\n---\n\nBody of " + name + "\n");
    }

    private int publishAt(Duration later, String... more) {
        home.setClock(START.plus(later));
        String[] words = new String[more.length + 1];
        words[0] = "publish";
        System.arraycopy(more, 0, words, 1, more.length);
        return home.run(words);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    @Test
    void anOlderDatabaseMailsNothingUntilSomebodySaysThatItIsTheBest() {
        assertThat(publishAt(days(0))).isZero();
        home.copyState("var/postrider.db", "var/copy.db");
        post("two", "2026-03-03");
        assertThat(publishAt(days(2))).isZero();
        assertThat(home.outbox()).hasSize(2);
        home.copyState("var/copy.db", "var/postrider.db");

        assertThat(publishAt(days(2).plusHours(1))).isEqualTo(1);
        assertThat(home.said()).contains("ends with run 1", "was 2", "postrider publish --after-restore");
        assertThat(publishAt(days(2).plusHours(1), "--dry-run")).isEqualTo(1);
        assertThat(home.outbox()).hasSize(2);

        assertThat(publishAt(days(3), "--after-restore")).isEqualTo(1);
        assertThat(home.said())
                .contains("who left since 2026-03-02T06:00:00Z is unknown", "postrider subscribers remove ADDRESS");
        assertThat(home.outbox()).hasSize(2);
        assertThat(home.rows("select kind from publication order by number", row -> row.text("kind")))
                .containsExactly("first", "baseline");

        post("three", "2026-03-06");
        assertThat(publishAt(days(5))).isZero();
        assertThat(home.outbox().keySet()).hasSize(3).contains("3-1");
        assertThat(home.outbox().get("3-1")).contains("Post three").doesNotContain("Post two");
        assertThat(publishAt(days(12))).isZero();
        assertThat(home.outbox().get("4-2")).contains("Post one", "Post three").doesNotContain("Post two");
    }

    @Test
    void whoeverTheLostRunsMayHaveServedIsNotServedAgain() {
        publishAt(days(0));
        home.copyState("var/postrider.db", "var/copy.db");
        publishAt(days(8));
        assertThat(home.outbox()).hasSize(2);
        home.copyState("var/copy.db", "var/postrider.db");

        publishAt(days(9), "--after-restore");
        assertThat(publishAt(days(16))).isZero();

        assertThat(home.outbox()).hasSize(2);
    }

    @Test
    void aLostDatabaseDoesNotMailTheBacklogAgainNorGiveAwayNumbers() {
        publishAt(days(0));
        for (String end : new String[] {"", "-wal", "-shm"}) {
            home.remove("var/postrider.db" + end);
        }

        assertThat(publishAt(days(1))).isEqualTo(1);
        assertThat(home.said()).contains("the database is new, but this home has run before (run 1");
        assertThat(publishAt(days(1), "--after-restore")).isEqualTo(1);
        assertThat(home.said()).contains("who left at any time until now is unknown");
        assertThat(home.outbox()).hasSize(1);

        post("two", "2026-03-04");
        assertThat(publishAt(days(3))).isZero();
        assertThat(home.outbox().keySet()).contains("2-1000003");
        assertThat(home.outbox().get("2-1000003")).contains("Post two").doesNotContain("Post one");
    }

    @Test
    void whatWasQueuedInAnOlderDatabaseStaysForAPerson() {
        publishAt(days(0), "--no-send");
        home.copyState("var/postrider.db", "var/copy.db");
        publishAt(days(1));
        home.copyState("var/copy.db", "var/postrider.db");

        publishAt(days(2), "--after-restore");
        assertThat(home.said()).contains("Of 1 delivery nobody knows");
        publishAt(days(3));

        assertThat(home.rows("select state from delivery", row -> row.text("state")))
                .containsExactly("uncertain");
        assertThat(home.outbox()).hasSize(1);
    }

    @Test
    void aRestoreThatDiesBeforeItsPublicationsMustBeAskedForAgain() {
        publishAt(days(0));
        home.copyState("var/postrider.db", "var/copy.db");
        post("two", "2026-03-03");
        publishAt(days(2));
        home.copyState("var/copy.db", "var/postrider.db");
        home.setClock(START.plus(days(3)));

        home.runKilledAtWriting("publication", "publish", "--after-restore");

        assertThat(publishAt(days(3))).isEqualTo(1);
        assertThat(publishAt(days(3), "--after-restore")).isEqualTo(1);
        assertThat(publishAt(days(4))).isZero();
        assertThat(home.outbox()).hasSize(2);
    }

    @Test
    void aHomeWhoseRunsDieAtAnyStepIsNeverTakenForAnOldOne() {
        for (int step = 1; step < 60; step++) {
            home.setClock(START.plus(Duration.ofMinutes(step)));
            boolean whole = home.runKilledAfter(step, "publish");
            long file = new LastRunFile(home.path("var/last-run")).read().run();
            assertThat(file == 0 || file <= home.number("select max(id) from run"))
                    .as("killed at %d", step)
                    .isTrue();
            if (whole) {
                break;
            }
        }
        assertThat(publishAt(days(1))).isZero();
        assertThat(home.outbox()).hasSize(1);
    }

    @Test
    void aSpoiledFileIsNotGuessedAt() {
        publishAt(days(0));
        home.file("var/last-run", "run 1");

        assertThat(publishAt(days(1))).isEqualTo(2);
        assertThat(home.said()).contains("last-run is not as it was written");
        home.remove("var/last-run");
        assertThat(publishAt(days(1))).isZero();
    }

    @Test
    void aClockSetBackADayIsRefusedAndAFewMinutesAreNot() {
        publishAt(days(1));

        assertThat(publishAt(days(0))).isEqualTo(2);
        assertThat(home.said()).contains("the last run was at 2026-03-03T06:00:00Z", "--accept-clock");
        assertThat(publishAt(days(1).minusMinutes(9))).isZero();
        assertThat(home.number("select started_at from run order by id desc limit 1"))
                .isEqualTo(START.plus(days(1)).toEpochMilli());
        assertThat(home.run("posts", "list", "--now", "2020-01-01T00:00:00Z")).isZero();
    }

    @Test
    void theStatusSaysThatNoRunDoesAnythingByAClockThatWasSetBack() {
        publishAt(days(1));

        assertThat(home.run("status", "--now", "2026-03-02T06:00:00Z")).isEqualTo(1);
        assertThat(home.said())
                .contains("the last run was at 2026-03-03T06:00:00Z; until that is right", "--accept-clock");
    }

    @Test
    void aRunWithoutAPostsFolderIsRecordedAsRefusedAndServedNobody() throws Exception {
        publishAt(days(0));
        Files.move(home.path("posts"), home.path("away"));

        assertThat(publishAt(days(1))).isEqualTo(2);
        assertThat(home.run("status")).isEqualTo(1);
        assertThat(home.said())
                .contains("0 s: refused", "nothing was done: ")
                .doesNotContain("ended before its time")
                .contains("1 thing for a person");

        Files.move(home.path("away"), home.path("posts"));
        post("two", "2026-03-03");
        assertThat(publishAt(days(2))).isZero();
        assertThat(home.outbox()).hasSize(2);
        assertThat(home.run("why", "two", "ann@example.org")).isZero();
        assertThat(home.said()).contains("Sent to ann@example.org in edition 2");
    }

    @Test
    void thePlanSaysThatNoRunDoesAnythingByAClockThatWasSetBack() {
        publishAt(days(1));
        post("two", "2026-03-02");

        assertThat(home.run("plan", "--now", "2026-03-02T06:00:00Z")).isEqualTo(1);
        assertThat(home.said())
                .contains("the last run was at 2026-03-03T06:00:00Z; until that is right", "--accept-clock");
        assertThat(home.run("publish", "--dry-run", "--accept-clock", "--now", "2026-03-02T06:00:00Z"))
                .isZero();
        assertThat(home.said()).doesNotContain("--accept-clock");
    }

    @Test
    void anAcceptedClockSetsTicksAnewAndMailsNothingTwice() {
        post("later", "2026-06-01");
        publishAt(days(0));
        assertThat(publishAt(days(92))).isZero();
        assertThat(home.outbox()).hasSize(3);

        assertThat(publishAt(days(1), "--accept-clock")).isZero();
        assertThat(home.rows(
                        "select next_due_at from subscription where subscriber_id = 2",
                        row -> row.instant("next_due_at")))
                .containsExactly(Instant.parse("2026-03-09T04:00:00Z"));
        post("now", "2026-03-04");
        publishAt(days(3));
        publishAt(days(8));
        publishAt(days(120));

        assertThat(home.outbox().values().stream().filter(text -> text.contains("Post later")))
                .hasSize(2);
        assertThat(home.outbox().values().stream().filter(text -> text.contains("Post now")))
                .hasSize(2);
        assertThat(home.outbox()).hasSize(5);
    }

    @Test
    void nothingIsMailedAheadOfTheMachinesClockOverSmtp() {
        assertThat(home.run("publish", "--now", "2027-01-01T00:00:00Z", "--set", "mail.transport=smtp"))
                .isEqualTo(2);
        assertThat(home.said()).contains("--dry-run");
        assertThat(Files.exists(home.path("var/postrider.db"))).isFalse();
    }

    @Test
    void anotherHomesDatabaseIsRefused() {
        publishAt(days(0));
        RehearsedHome other = new RehearsedHome(
                folder.resolve("b"),
                START.plus(days(1)),
                SETTINGS + "database: {url: 'jdbc:sqlite:" + home.path("var/postrider.db") + "'}\n");
        other.file("posts/else.md", "---\ntitle: Else\npublish_date: '2026-03-01 10:00'\n---\n\nElse\n");

        assertThat(other.run("publish")).isEqualTo(2);

        assertThat(other.said()).contains("two homes on one database", "database.url");
        assertThat(other.outbox()).isEmpty();
        assertThat(Files.exists(other.path("public"))).isFalse();
        assertThat(home.number("select count(*) from run")).isEqualTo(1);
        assertThat(other.run("subscribers", "add", "x@example.org", "--confirmed", "told us"))
                .isEqualTo(2);
    }

    @Test
    void aFolderHalfMountedChangesNothing() throws Exception {
        for (int i = 0; i < 6; i++) {
            post("more" + i, "2026-02-0" + (i + 1));
        }
        publishAt(days(0));
        Path page = home.path("public/feed.xml");
        byte[] feed = Files.exists(page) ? Files.readAllBytes(page) : new byte[0];
        for (int i = 0; i < 4; i++) {
            home.remove("posts/more" + i + ".md");
        }
        post("new", "2026-03-02");

        assertThat(publishAt(days(1))).isEqualTo(1);
        assertThat(home.said()).contains("of 7 published posts 4 are gone", "--accept-removals");
        assertThat(home.number("select count(*) from publication")).isEqualTo(7);
        assertThat(home.number("select count(*) from post where withdrawn_at is not null"))
                .isZero();
        if (feed.length > 0) {
            assertThat(page).hasBinaryContent(feed);
        }
        assertThat(home.outbox()).hasSize(1);

        assertThat(publishAt(days(2), "--accept-removals")).isZero();
        assertThat(home.outbox()).hasSize(2);
    }
}
