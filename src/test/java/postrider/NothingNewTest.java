package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import postrider.PublicationHome.Ran;
import postrider.database.Database;

/** A run that has nothing to do says so without a look at a post, and only where that is certain. */
class NothingNewTest {
    private static final String WORDS = "posts    1 published, 1 scheduled";
    private static final Instant SCHEDULED = Instant.parse("2026-03-10T07:00:00Z");

    @TempDir
    private Path place;

    private PublicationHome home;
    private Instant now = PublicationHome.PRESENT;

    /** Published, and looked at until a run had written down that it found nothing to do. */
    @BeforeEach
    void publishUntilNothingIsNew() throws IOException {
        home = PublicationHome.in(place.resolve("home"));
        home.writePost("one", "One", "Text with a ![](picture.jpg) that isn't there.");
        home.write("posts/two/item.md", "---\ntitle: Two\npublish_date: '10-03-2026 12:00'\n---\nLater.\n");
        assertThat(publish().status()).isZero();
        assertThat(settle().status()).isZero();
    }

    /** Publishes again; more than once where the last change and the run fall into one tick of the file system's clock. */
    private Ran settle() {
        for (int runs = 0; runs < 100; runs++) {
            Ran ran = publish();
            if (isWrittenDown()) {
                return ran;
            }
        }
        throw new AssertionError("no run has written down that there was nothing to do");
    }

    private boolean isWrittenDown() {
        return database(
                        "select count(*) from nothing_new where state_number = (select user_version from pragma_user_version)")
                == 1;
    }

    private long database(String query) {
        try (Database database = Database.openReadOnly(home.path("var/postrider.db"), InstantSource.fixed(now))) {
            return database.read(tx -> tx.number(query));
        }
    }

    private Ran publish(String... more) {
        now = now.plusSeconds(60);
        return home.runBy(
                InstantSource.fixed(now),
                Stream.concat(Stream.of("publish"), Stream.of(more)).toArray(String[]::new));
    }

    /** Whether the last run did without a look: the one before had written down what it found, and nothing else has come since. */
    private boolean didWithoutALook() {
        return isWrittenDown()
                && database("select count(*) from nothing_new where kept_at < (select max(started_at) from run)") == 1;
    }

    @Test
    void theNextRunSaysTheSameWithoutALook() {
        Ran first = publish("--set", "site.title=Other"); // other circumstances, which it has to see for itself
        assertThat(first.out()).contains(WORDS);
        publish();
        first = settle();
        assertThat(didWithoutALook()).isFalse();
        Ran second = publish();
        assertThat(didWithoutALook()).isTrue();

        assertThat(second.out()).isEqualTo(first.out()).contains(WORDS, "Two");
        assertThat(second.err()).isEqualTo(first.err()).contains("picture.jpg");
        assertThat(publish("-q").everything()).isEmpty();
        assertThat(didWithoutALook()).isTrue();
        assertThat(publish("--json").json()).containsKeys("now", "files", "next");
        assertThat(didWithoutALook()).isTrue();
    }

    @Test
    void itIsARunLikeAnyOther() {
        Ran done = publish();
        assertThat(done.status()).isZero();
        assertThat(didWithoutALook()).isTrue();
        assertThat(home.run("status", "--json").json().get("lastRun"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("startedAt", now.toString())
                .containsEntry("outcome", "done");
    }

    /** Something that a person does between two runs. */
    private interface Change {
        void in(PublicationHome home) throws IOException;
    }

    private record Named(String what, Change change) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Named> changes() {
        return Stream.of(
                new Named("an edit that keeps size and time", home -> {
                    Path file = home.path("posts/one/item.md");
                    FileTime time = Files.getLastModifiedTime(file);
                    Files.writeString(file, Files.readString(file).replace("Text", "Word"));
                    Files.setLastModifiedTime(file, time);
                }),
                new Named("a new post", home -> home.writePost("three", "Three", "Text.")),
                new Named("a post renamed", home -> Files.move(home.path("posts/two"), home.path("posts/deux"))),
                new Named("a picture that was missing", home -> home.write("posts/one/picture.jpg", "none")),
                new Named(
                        "a setting",
                        home -> home.write(
                                "config/postrider.yaml",
                                Files.readString(home.path("config/postrider.yaml")) + "\n# looked at\n")),
                new Named("a template", home -> home.write("templates/site/none.ftl", "")),
                new Named(
                        "a subscriber in the list",
                        home -> home.write(
                                "config/subscribers.csv",
                                Files.readString(home.path("config/subscribers.csv")) + "new@example.org,New,en\n")),
                new Named("a subscriber by command", home -> {
                    assertThat(home.run("subscribers", "add", "new@example.org", "--confirmed", "on paper")
                                    .status())
                            .isZero();
                }),
                new Named("a page lost", home -> Files.delete(home.path("public/index.html"))),
                new Named("a page spoiled", home -> home.write("public/index.html", "")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whateverChangedIsLookedAt(Named change) throws IOException {
        publish();
        assertThat(didWithoutALook()).isTrue();
        change.change().in(home);
        publish();
        assertThat(didWithoutALook()).isFalse();
    }

    @Test
    void aPageThatWasSpoiledIsMended() throws IOException {
        String page = Files.readString(home.path("public/index.html"));
        home.write("public/index.html", "");
        publish();
        assertThat(home.path("public/index.html")).hasContent(page);
    }

    @Test
    void aScheduledPostComesAtItsTimeThoughNothingChanged() {
        publish();
        assertThat(didWithoutALook()).isTrue();
        now = SCHEDULED.minusSeconds(61);
        publish();
        assertThat(didWithoutALook()).isTrue();
        now = SCHEDULED.minusSeconds(60);
        assertThat(publish().out()).contains("2 published, 0 scheduled");
        assertThat(home.path("public/rss.xml")).content().contains("<title>Two</title>");
    }

    @Test
    void afterAnHourARunLooksForItself() {
        home.runBy(InstantSource.fixed(SCHEDULED), "publish");
        now = SCHEDULED;
        settle();
        publish();
        assertThat(didWithoutALook()).isTrue();
        now = now.plus(Duration.ofHours(1));
        publish();
        assertThat(didWithoutALook()).isFalse();
    }

    @Test
    void aClockSetBackIsStillRefused() {
        publish();
        now = now.minus(Duration.ofDays(1));
        Ran refused = publish();
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("the clock says");
    }

    @Test
    void aDatabaseThatLacksARunIsStillRefused() throws IOException {
        Path last = home.path("var/last-run");
        Files.writeString(last, Files.readString(last).replaceFirst("run \\d+", "run 99"));
        Ran refused = publish();
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("the database ends with run ");
    }

    @Test
    void whatNeedsAPersonIsSaidEachTime() throws IOException {
        home.write("posts/bad/item.md", "---\ntitle: 'Bad\n---\nText.\n");
        for (int run = 0; run < 3; run++) {
            Ran ran = publish();
            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.everything()).contains("bad/item.md");
        }
    }

    @Test
    void thatPeopleLeaveByMailIsSaidEachTime() {
        for (int run = 0; run < 3; run++) {
            assertThat(publish("--set", "mail.transport=smtp", "--set", "mail.smtp.security=none")
                            .out())
                    .contains("warning  people leave by mail alone");
        }
        assertThat(didWithoutALook()).isTrue();
    }

    @Test
    void whereALinkLeadsElsewhereEachRunLooks() throws IOException {
        Files.createSymbolicLink(home.path("posts/one/elsewhere.txt"), home.path("config/postrider.yaml"));
        publish();
        publish();
        publish();
        assertThat(didWithoutALook()).isFalse();
    }
}
