package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static postrider.delivery.QueueHome.START;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.delivery.DeliveryState;
import postrider.delivery.QueueHome;
import postrider.mail.Message;
import postrider.mail.OutboxFolder;
import postrider.mail.ScriptedSmtpServer;
import postrider.mail.SmtpReply;
import postrider.mail.Transport;

/** Breaks a sender at each step in turn, starts again, and counts: nothing lost, at most the one in flight repeated. */
class StopAnywhereTest {
    private static final int READERS = 3;
    private static final Duration REPETITION = Duration.ofMinutes(16);

    @TempDir
    Path folder;

    /** Stops a worker as a crash does: nothing of ours runs after it but what closes files. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Counts the steps of a sender and breaks it at one of them. */
    static final class Breaker {
        private final int at;
        private final Runnable fall;
        private int steps;

        Breaker(int at, Runnable fall) {
            this.at = at;
            this.fall = fall;
        }

        void step() {
            if (++steps == at) {
                fall.run();
            }
        }
    }

    /** A transport with a step before and one after each message. */
    record Breaking(Transport inner, Breaker breaker) implements Transport {
        @Override
        public SmtpReply send(Message message) {
            breaker.step();
            SmtpReply reply = inner.send(message);
            breaker.step();
            return reply;
        }

        @Override
        public Optional<Boolean> took(String id) {
            return inner.took(id);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    /** The child process: database, outbox folder or port, and the step at which it dies. */
    public static final class KilledSender {
        private KilledSender() {}

        public static void main(String[] args) {
            Breaker breaker = new Breaker(
                    Integer.parseInt(args[2]), () -> Runtime.getRuntime().halt(9));
            try (QueueHome home = QueueHome.open(Path.of(args[0]));
                    Transport transport = transport(args[1])) {
                new SteppingSender(home, 1, START).atEachStep(breaker::step).over(new Breaking(transport, breaker));
            }
        }

        private static Transport transport(String target) {
            return target.matches("\\d+")
                    ? SteppingSender.smtp(Integer.parseInt(target), "")
                    : new OutboxFolder(Path.of(target));
        }
    }

    private static void finish(QueueHome home, Transport transport) {
        SteppingSender second = new SteppingSender(home, 2, START);
        home.queue().reclaim(transport, START);
        second.over(transport);
        new SteppingSender(home, 3, START.plus(REPETITION)).over(transport);
        assertThat(home.count(DeliveryState.SENT)).isEqualTo(READERS);
    }

    private static void assertNothingLostAndAtMostOneRepeated(List<ScriptedSmtpServer.Taken> taken) {
        Map<String, List<String>> idsByReader = taken.stream()
                .collect(Collectors.groupingBy(
                        ScriptedSmtpServer.Taken::to,
                        Collectors.mapping(ScriptedSmtpServer.Taken::messageId, Collectors.toList())));
        assertThat(idsByReader).hasSize(READERS);
        assertThat(taken.size()).isLessThanOrEqualTo(READERS + 1);
        assertThat(idsByReader.values())
                .allSatisfy(ids -> assertThat(ids.stream().distinct()).hasSize(1));
    }

    private void assertOutboxIsWhole() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".eml")))
                    .containsExactlyInAnyOrder("12-1.eml", "12-2.eml", "12-3.eml");
        }
    }

    @Test
    void overSmtpEachStepMayBeTheLast() throws Exception {
        boolean broke = true;
        for (int step = 1; broke; step++) {
            try (QueueHome home = QueueHome.open(folder.resolve(step + ".db")).with(READERS);
                    ScriptedSmtpServer server = new ScriptedSmtpServer();
                    Transport smtp = SteppingSender.smtp(server.port(), "")) {
                Breaker breaker = new Breaker(step, () -> {
                    throw new Crash();
                });

                broke = catchThrowable(() -> new SteppingSender(home, 1, START)
                                .atEachStep(breaker::step)
                                .over(new Breaking(smtp, breaker)))
                        instanceof Crash;
                finish(home, smtp);

                assertNothingLostAndAtMostOneRepeated(server.taken());
                assertThat(step).isLessThan(100);
            }
        }
    }

    @Test
    void intoTheOutboxEachStepMayBeTheLast() throws Exception {
        boolean broke = true;
        for (int step = 1; broke; step++) {
            Path outbox = folder.resolve("outbox" + step);
            try (QueueHome home = QueueHome.open(folder.resolve(step + ".db")).with(READERS)) {
                Breaker breaker = new Breaker(step, () -> {
                    throw new Crash();
                });

                broke = catchThrowable(() -> new SteppingSender(home, 1, START)
                                .atEachStep(breaker::step)
                                .over(new Breaking(new OutboxFolder(outbox), breaker)))
                        instanceof Crash;
                finish(home, new OutboxFolder(outbox));

                assertThat(home.<Long>read(tx -> tx.number("select max(uncertain_count) from delivery")))
                        .isZero();
                try (Stream<Path> files = Files.list(outbox)) {
                    assertThat(files).hasSize(2 * READERS);
                }
            }
        }
    }

    /** 2: claimed; 4 and 5: before and after the first message; 9: between two messages. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 9})
    void aKilledProcessLosesNothing(int step) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            QueueHome.open(folder.resolve("postrider.db")).with(READERS).close();

            assertThat(run(Integer.toString(server.port()), step)).isEqualTo(9);

            try (QueueHome home = QueueHome.open(folder.resolve("postrider.db"));
                    Transport smtp = SteppingSender.smtp(server.port(), "")) {
                finish(home, smtp);
            }
            assertNothingLostAndAtMostOneRepeated(server.taken());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aKilledProcessLosesNothingInTheOutbox(int step) throws Exception {
        QueueHome.open(folder.resolve("postrider.db")).with(READERS).close();

        assertThat(run(folder.resolve("outbox").toString(), step)).isEqualTo(9);

        try (QueueHome home = QueueHome.open(folder.resolve("postrider.db"))) {
            finish(home, new OutboxFolder(folder.resolve("outbox")));
        }
        assertOutboxIsWhole();
    }

    @Test
    void lettersAreWholeInAnAsciiProcess() throws Exception {
        QueueHome.open(folder.resolve("postrider.db")).with(READERS).close();
        Path here = folder.resolve("here");
        try (QueueHome home = QueueHome.open(folder.resolve("here.db")).with(READERS)) {
            new SteppingSender(home, 1, START).over(new OutboxFolder(here));
        }

        assertThat(run(folder.resolve("outbox").toString(), 1000)).isZero();

        assertOutboxIsWhole();
        assertThat(folder.resolve("outbox/12-1.eml")).hasSameBinaryContentAs(here.resolve("12-1.eml"));
        String greeting = "PHA+0KHTmdC70LXQvCwgY2Fmw6kg"; // <p>Сәлем, café, in UTF-8 and base64
        assertThat(here.resolve("12-1.eml")).content().contains(greeting);
    }

    private int run(String target, int step) throws Exception {
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=US-ASCII",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledSender.class.getName(),
                folder.resolve("postrider.db").toString(),
                target,
                Integer.toString(step));
        child.environment().put("LC_ALL", "C");
        File log = folder.resolve("child.log").toFile();
        child.redirectErrorStream(true).redirectOutput(log);
        return child.start().waitFor();
    }
}
