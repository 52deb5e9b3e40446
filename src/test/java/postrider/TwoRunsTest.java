package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.reading.Json;

/** Two runs in one home at once: one works, the other leaves; nothing is done twice. */
final class TwoRunsTest {
    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void init() throws IOException {
        home = PublicationHome.in(folder.resolve("home"));
    }

    /** Publishes; and while this run stands at its step, another one comes. @return how that one ended; -1: it never came to the step */
    private int publishWhilePublishing(int step, IntSupplier second) {
        int[] steps = {0};
        int[] other = {-1};
        PublicationHome.Ran first = home.runBy(
                () -> {
                    if (++steps[0] == step) {
                        other[0] = second.getAsInt();
                    }
                    return PublicationHome.PRESENT;
                },
                "publish");
        assertThat(first.status()).isZero();
        return other[0];
    }

    private int publishElsewhere(String... words) {
        try {
            return ChildRun.start(0, home.path(""), PublicationHome.PRESENT, words)
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void assertServedOnce() throws IOException {
        assertThat(OutboxLetter.served(home.outbox()))
                .containsExactly("1 aigerim@example.org", "1 irina@example.org", "1 john@example.org");
    }

    @Test
    void theSecondLeavesWhileTheFirstPrepares() throws IOException {
        int second = publishWhilePublishing(3, () -> publishElsewhere("publish"));

        assertThat(second).isEqualTo(75);
        assertThat(ChildRun.words(home.path(""))).contains("another run is at work in this home");
        assertServedOnce();
    }

    @Test
    void theSecondSaysSoInJson() throws IOException {
        publishWhilePublishing(3, () -> publishElsewhere("publish", "--json"));

        PublicationHome.Ran second = new PublicationHome.Ran(75, ChildRun.words(home.path("")), "");
        assertThat(second.error()).containsEntry("status", 75).containsKeys("message", "diagnostics");
    }

    /** Before the first has taken the lock, while it works, while it sends, and after: the second comes in at every step. */
    @Test
    void wheneverTheSecondComesEachReaderIsServedOnce() throws IOException {
        Set<Integer> endings = new TreeSet<>();
        int ending = 0;
        for (int step = 1; ending >= 0; step++) {
            home = PublicationHome.in(folder.resolve("home" + step));

            ending = publishWhilePublishing(step, () -> home.run("publish").status());

            assertServedOnce();
            endings.add(ending);
        }
        assertThat(endings).containsExactly(-1, 0, 75);
    }

    @Test
    void aLockFileLeftBehindStopsNobody() throws IOException {
        home.write("var/run.lock", "");
        home.write("var/send.lock", "");

        assertThat(home.run("publish").status()).isZero();
        assertServedOnce();
    }

    @Test
    void aRehearsalChangesNothingAndForetellsTheRun() throws IOException {
        SortedMap<String, String> before = home.tree("");

        PublicationHome.Ran plan = home.run("publish", "--dry-run", "--json");

        assertThat(plan.status()).isZero();
        assertThat(home.tree("")).isEqualTo(before);
        assertThat(home.path("var")).doesNotExist();
        assertThat(home.path("public")).doesNotExist();
        var files = Json.map(plan.json().get("files"));
        home.run("publish");
        assertThat(Json.texts(files.get("add")))
                .containsExactlyInAnyOrderElementsOf(home.contents("public").keySet().stream()
                        .filter(file -> !file.endsWith(".gz"))
                        .toList());
        assertThat((List<?>) plan.json().get("editions"))
                .singleElement()
                .satisfies(edition -> assertThat(Json.map(edition))
                        .containsEntry("newsletter", "news")
                        .containsEntry("recipients", 3));
        assertServedOnce();
    }

    @Test
    void aRehearsalOfALivingHomeChangesNothing() throws IOException {
        home.run("publish");
        home.writePost("second", "A second post", "News.");
        SortedMap<String, String> before = home.tree("");

        PublicationHome.Ran plan = home.run("publish", "--dry-run", "--accept-removals");

        assertThat(plan.out()).contains("A second post", "Nothing was changed");
        assertThat(home.tree("")).isEqualTo(before);
    }
}
