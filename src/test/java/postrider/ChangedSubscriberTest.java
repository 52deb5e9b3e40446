package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator changes of somebody by hand. */
final class ChangedSubscriberTest {
    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void init() throws IOException {
        home = PublicationHome.in(folder.resolve("home"));
        home.run("subscribers", "import", "config/subscribers.csv");
    }

    @Test
    void changesWhatWasNamedAndNothingElse() {
        PublicationHome.Ran run = home.run(
                "subscribers", "change", "john@example.org", "--frequency", "weekly", "--timezone", "Asia/Almaty");

        assertThat(run.status()).isZero();
        assertThat(home.run("subscribers", "show", "john@example.org", "--json").out())
                .contains("\"name\":\"John\"", "\"timezone\":\"Asia/Almaty\"", "\"frequency\":\"weekly\"")
                .contains("\"evidence\":\"operator\"");
    }

    @Test
    void whoPausesGetsNothingUntilTheyGoOn() throws IOException {
        home.run("subscribers", "change", "john@example.org", "--pause", "2027-01-31");
        home.run("publish");
        assertThat(OutboxLetter.served(home.outbox())).noneMatch(served -> served.contains("john@"));

        assertThat(home.run("subscribers", "change", "john@example.org", "--resume")
                        .out())
                .contains("news active");
        home.writePost("second", "A second post", "News.");
        home.run("publish");
        assertThat(OutboxLetter.served(home.outbox())).containsOnlyOnce("2 john@example.org");
    }

    @Test
    void nothingIsDoneWhereAnythingIsWrong() {
        String before = home.run("subscribers", "list").out();

        assertThat(home.run("subscribers", "change", "nobody@example.org", "--name", "N")
                        .err())
                .contains("n…@example.org has no subscription; nothing was done");
        assertThat(home.run("subscribers", "change", "john@example.org", "--frequency", "hourly")
                        .err())
                .contains("has no frequency \"hourly\"");
        assertThat(home.run("subscribers", "change", "john@example.org", "--language", "the French")
                        .err())
                .contains("\"the French\" is no language");
        assertThat(home.run("subscribers", "change", "john@example.org", "--pause", "soon")
                        .err())
                .contains("\"soon\" is no day");
        assertThat(home.run("subscribers", "change", "john@example.org", "--pause", "1999-01-01")
                        .err())
                .contains("a pause ends on a day to come");
        assertThat(home.run("subscribers", "list").out()).isEqualTo(before);
    }
}
