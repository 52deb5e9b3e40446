package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.mail.ScriptedSmtpServer;

/** A run that is killed at any of its steps is completed by the next: the same files, and each reader served once. */
final class KilledRunTest {
    private static final Instant NOW = PublicationHome.PRESENT;
    private static final List<String> SERVED =
            List.of("1 aigerim@example.org", "1 irina@example.org", "1 john@example.org");

    @TempDir
    Path folder;

    private SortedMap<String, String> expected;

    @BeforeEach
    void publishUndisturbed() throws IOException {
        PublicationHome home = PublicationHome.in(folder.resolve("undisturbed"));
        assertThat(home.run("publish").status()).isZero();
        expected = home.contents("public");
    }

    @Test
    void theNextRunCompletesIt() throws Exception {
        int status = ChildRun.KILLED;
        for (int step = 1; status == ChildRun.KILLED; step++) {
            PublicationHome home = PublicationHome.in(folder.resolve("home" + step));

            status = ChildRun.start(step, home.path(""), NOW, "publish").waitFor();
            assertThat(home.run("publish").status()).as("after step %d", step).isZero();

            assertThat(home.contents("public")).as("step %d", step).isEqualTo(expected);
            assertThat(OutboxLetter.served(home.outbox())).as("step %d", step).isEqualTo(SERVED);
            System.err.println(step);
        }
        assertThat(status).isZero();
    }
}
