package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code output.after} names runs once for each change of the public folder, and letters wait for it. */
class AfterCommandTest {
    private static final String WELL = "--set=output.after=[sh, -c, 'ls public/index.html >> ran; echo done']";
    private static final String BADLY = "--set=output.after=[sh, -c, 'echo no route to host; exit 7']";

    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void start() throws IOException {
        home = PublicationHome.in(folder.resolve("home"));
    }

    @Test
    void runsOnceForAChange() throws IOException {
        PublicationHome.Ran first = home.run("publish", WELL);
        home.run("publish", WELL);

        assertThat(first.status()).isZero();
        assertThat(home.text("ran")).isEqualTo("public/index.html\n");

        home.writePost("second", "A second post", "News.");
        home.run("publish", WELL);
        assertThat(home.text("ran")).isEqualTo("public/index.html\npublic/index.html\n");
    }

    @Test
    void afterAFailureLettersWaitAndTheNextRunTriesAgain() throws IOException {
        PublicationHome.Ran failed = home.run("publish", BADLY);

        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.out() + failed.err()).contains("no route to host", "ended with status 7");
        assertThat(home.outbox()).isEmpty();

        assertThat(home.run("publish", WELL).status()).isZero();
        assertThat(home.text("ran")).isEqualTo("public/index.html\n");
        assertThat(home.outbox()).hasSize(3);
    }

    @Test
    void aQuietRunTellsItsLastWordsOnceAndOnlyWhereItFails() throws IOException {
        assertThat(home.run("publish", WELL).err()).contains("done");
        home.writePost("second", "A second post", "News.");
        assertThat(home.run("publish", "-q", WELL).everything()).isEmpty();

        home.writePost("third", "A third post", "News.");
        String varying = BADLY.replace("exit", "echo $$; exit");
        PublicationHome.Ran failed = home.run("publish", "-q", varying);
        PublicationHome.Ran again = home.run("publish", "-q", varying);

        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err())
                .contains("output.after (sh) ended with status 7, after it said: no route to host / ")
                .containsOnlyOnce("no route to host");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.everything()).isEmpty();
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        PublicationHome.Ran failed = home.run("publish", "--set=output.after=[no-such-program]");

        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.out() + failed.err()).contains("output.after (no-such-program) can't be run");
    }

    @Test
    void aPlanRunsNothing() throws IOException {
        home.run("plan", WELL);
        home.run("publish", "--dry-run", WELL);

        assertThat(home.path("ran")).doesNotExist();
    }
}
