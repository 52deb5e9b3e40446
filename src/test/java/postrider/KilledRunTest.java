package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.mail.ScriptedSmtpServer;

/** A run that is killed at any of its steps is completed by the next: the same files, and each reader served once. */
final class KilledRunTest {
    /** So that this takes seconds, each process of its own skips that many steps; within this process none is skipped. */
    private static final int STRIDE = 8;

    private static final int READERS = 300;
    private static final int KILLS = 3;
    private static final int CONNECTIONS = 4;

    private static final List<String> SERVED =
            List.of("1 aigerim@example.org", "1 irina@example.org", "1 john@example.org");

    @TempDir
    Path folder;

    private SortedMap<String, String> expected;

    /** Ends a run as a crash does: nothing of ours runs after it but what closes files. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    @BeforeEach
    void publishUndisturbed() throws IOException {
        PublicationHome home = PublicationHome.in(folder.resolve("undisturbed"));
        assertThat(home.run("publish").status()).isZero();
        expected = home.contents("public");
    }

    private void assertCompleted(PublicationHome home) throws IOException {
        assertThat(home.run("publish").status()).isZero();
        assertThat(home.contents("public")).isEqualTo(expected);
        assertThat(OutboxLetter.served(home.outbox())).isEqualTo(SERVED);
    }

    /** @return whether it came to that step */
    private static boolean crashAt(int step, PublicationHome home, String... words) {
        int[] steps = {0};
        InstantSource clock = () -> {
            if (++steps[0] == step) {
                throw new Crash();
            }
            return PublicationHome.PRESENT;
        };
        try {
            home.runBy(clock, words);
            return false;
        } catch (Crash crash) {
            return true;
        }
    }

    @Test
    void eachStepMayBeTheLast() throws Exception {
        boolean crashed = true;
        for (int step = 1; crashed; step++) {
            PublicationHome home = PublicationHome.in(folder.resolve("home" + step));

            crashed = crashAt(step, home, "publish");

            assertCompleted(home);
            assertThat(crashed || step > 20).as("it has as many steps").isTrue();
        }
    }

    @Test
    void aKilledProcessIsCompletedByTheNext() throws Exception {
        int status = ChildRun.KILLED;
        for (int step = 2; status == ChildRun.KILLED; step += STRIDE) {
            PublicationHome home = PublicationHome.in(folder.resolve("home" + step));

            status = ChildRun.start(step, home.path(""), PublicationHome.PRESENT, "publish")
                    .waitFor();

            assertCompleted(home);
        }
        assertThat(status).isZero();
    }

    /** Wherever the process is by the time that so many files are there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7})
    void aProcessKilledAmongItsFilesIsCompletedByTheNext(int files) throws Exception {
        PublicationHome home = PublicationHome.in(folder.resolve("home"));

        Process run = ChildRun.start(0, home.path(""), PublicationHome.PRESENT, "publish");
        while (run.isAlive() && home.count("public") < files) {
            Thread.onSpinWait();
        }
        run.destroyForcibly().waitFor();

        assertCompleted(home);
    }

    @Test
    void overSmtpAtMostTheMessageInFlightIsRepeated() throws Exception {
        boolean crashed = true;
        for (int step = 1; crashed; step++) {
            try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
                PublicationHome home = PublicationHome.in(folder.resolve("home" + step));
                String[] publish = publishOver(server);

                crashed = crashAt(step, home, publish);
                home.run(publish);
                home.runBy(InstantSource.fixed(PublicationHome.PRESENT.plus(Duration.ofMinutes(16))), publish);

                assertServedOnce(server.taken(), step);
                assertThat(home.contents("public")).isEqualTo(expected);
            }
        }
    }

    @Test
    void overSmtpAKilledProcessIsCompletedByTheNext() throws Exception {
        int status = ChildRun.KILLED;
        for (int step = 20; status == ChildRun.KILLED; step += STRIDE) {
            try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
                PublicationHome home = PublicationHome.in(folder.resolve("home" + step));
                String[] publish = publishOver(server);

                status = ChildRun.start(step, home.path(""), PublicationHome.PRESENT, publish)
                        .waitFor();
                home.run(publish);
                home.runBy(InstantSource.fixed(PublicationHome.PRESENT.plus(Duration.ofMinutes(16))), publish);

                assertServedOnce(server.taken(), step);
            }
        }
        assertThat(status).isZero();
    }

    /** Each connection that was open may have had a message in flight, and no other is repeated. */
    @Test
    void manyConnectionsKilledInTheMidstLoseNothing() throws Exception {
        PublicationHome home = PublicationHome.in(folder.resolve("many"));
        StringBuilder list = new StringBuilder("email\n");
        for (int i = 1; i <= READERS; i++) {
            list.append("reader").append(i).append("@example.org\n");
        }
        home.write("config/subscribers.csv", list.toString());
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().offering("PIPELINING\nCHUNKING")) {
            server.thinking(Duration.ofMillis(2));
            String[] publish = publishOver(server);
            for (int kill = 1; kill <= KILLS; kill++) {
                Process run = ChildRun.start(0, home.path(""), PublicationHome.PRESENT, publish);
                while (run.isAlive() && server.taken().size() < kill * READERS / (KILLS + 1)) {
                    Thread.onSpinWait();
                }
                run.destroyForcibly().waitFor();
            }
            home.run(publish);
            home.runBy(InstantSource.fixed(PublicationHome.PRESENT.plus(Duration.ofMinutes(16))), publish);

            Map<String, Long> copies = server.taken().stream()
                    .collect(Collectors.groupingBy(ScriptedSmtpServer.Taken::messageId, Collectors.counting()));
            assertThat(copies).hasSize(READERS);
            assertThat(copies.values()).allMatch(times -> times <= 2);
            assertThat(server.taken()).hasSizeLessThanOrEqualTo(READERS + KILLS * CONNECTIONS);
        }
    }

    private static String[] publishOver(ScriptedSmtpServer server) {
        return new String[] {
            "publish",
            "--set=mail.transport=smtp",
            "--set=mail.smtp.host=127.0.0.1",
            "--set=mail.smtp.security=none",
            "--set=mail.smtp.port=" + server.port(),
            "--set=digest.backlog=10"
        };
    }

    private static void assertServedOnce(List<ScriptedSmtpServer.Taken> taken, int step) {
        Map<String, List<String>> idsByReader = taken.stream()
                .collect(Collectors.groupingBy(
                        ScriptedSmtpServer.Taken::to,
                        Collectors.mapping(ScriptedSmtpServer.Taken::messageId, Collectors.toList())));
        assertThat(idsByReader).as("step %d", step).hasSize(SERVED.size());
        assertThat(taken).as("step %d", step).hasSizeBetween(SERVED.size(), SERVED.size() + 1);
        assertThat(idsByReader.values())
                .allSatisfy(ids -> assertThat(ids.stream().distinct()).hasSize(1));
    }
}
