package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static postrider.delivery.QueueHome.START;

import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import postrider.delivery.DeliveryState;
import postrider.delivery.Failure;
import postrider.delivery.QueueHome;
import postrider.job.WorkReport.Reason;
import postrider.job.WorkReport.Stop;
import postrider.mail.Message;
import postrider.mail.OutboxFolder;
import postrider.mail.ScriptedSmtpServer;
import postrider.mail.ScriptedSmtpServer.Step;
import postrider.mail.SmtpReply;
import postrider.mail.Transport;

class WorkerTest {
    @TempDir
    Path folder;

    private QueueHome home;
    private ScriptedSmtpServer server;

    @BeforeEach
    void open() {
        home = QueueHome.open(folder.resolve("postrider.db"));
        server = new ScriptedSmtpServer();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        home.close();
    }

    private WorkReport send(String username) {
        try (Transport smtp = SteppingSender.smtp(server.port(), username)) {
            return new SteppingSender(home, 1, START).over(smtp);
        }
    }

    private long suppressed() {
        return home.read(tx -> tx.number("select count(*) from suppression where reason = 'bounce'"));
    }

    private Optional<Reason> reason(WorkReport report) {
        return report.stopped().map(Stop::reason);
    }

    /** Does something before each message. */
    private record Watched(Transport inner, Runnable before) implements Transport {
        @Override
        public SmtpReply send(Message message) {
            before.run();
            return inner.send(message);
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

    @Test
    void sendsEachOneOnceAndASecondRunNothing() throws Exception {
        home.with(120);

        WorkReport first = send("");
        WorkReport second = send("");

        assertThat(first.sent()).isEqualTo(120);
        assertThat(first.stopped()).isEmpty();
        assertThat(second.sent()).isZero();
        assertThat(server.taken())
                .extracting(ScriptedSmtpServer.Taken::to)
                .doesNotHaveDuplicates()
                .hasSize(120);
        assertThat(server.connectionCount()).isEqualTo(1);
    }

    @Test
    void leavingAfterQueueingWins() {
        home.with(3);
        Transport outbox = new Watched(
                new OutboxFolder(folder.resolve("outbox")),
                () -> home.change("update subscription set state = 'ended' where subscriber_id > 2"));

        WorkReport report = new SteppingSender(home, 1, START).over(outbox);

        assertThat(report.sent()).isEqualTo(2);
        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(folder.resolve("outbox/12-2.eml")).exists();
        assertThat(folder.resolve("outbox/12-3.eml")).doesNotExist();
    }

    @Test
    void aRefusedLoginStopsTheSenderAndCostsNoAttempt() {
        home.with(3);
        server.offering("AUTH PLAIN").always(Step.AUTH, "535 5.7.8 wrong password");

        WorkReport report = send("user");

        assertThat(report.stopped()).contains(new Stop(Reason.LOGIN, "535 5.7.8 wrong password"));
        assertThat(home.count(DeliveryState.QUEUED)).isEqualTo(3);
        assertThat(home.<Long>read(tx -> tx.number("select sum(attempts) from delivery")))
                .isZero();
    }

    @Test
    void aServerThatIsAwayCostsNoAttempt() throws Exception {
        home.with(3);
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        try (Transport smtp = SteppingSender.smtp(port, "")) {
            assertThat(reason(new SteppingSender(home, 1, START).over(smtp))).contains(Reason.AWAY);
        }
        assertThat(home.count(DeliveryState.QUEUED)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"DOT, (drop), 3, 0", "RCPT, 421 4.7.0 closing, 0, 3"})
    void anUnsteadyServerIsLeftAlone(Step step, String reply, int uncertain, int deferred) {
        home.with(5);
        server.always(step, reply);

        WorkReport report = send("");

        assertThat(reason(report)).contains(Reason.UNSTEADY);
        assertThat(report.uncertain()).isEqualTo(uncertain);
        assertThat(report.deferred()).isEqualTo(deferred);
        assertThat(home.count(DeliveryState.QUEUED)).isEqualTo(2);
    }

    @Test
    void oneRefusalAfterAnotherForPolicyStopsAndBlamesNobody() {
        home.with(12);
        server.always(Step.DOT, "554 5.7.1 blocked");

        WorkReport report = send("");

        assertThat(report.stopped()).contains(new Stop(Reason.POLICY, "554 5.7.1 blocked"));
        assertThat(report.failed()).isEqualTo(10);
        assertThat(suppressed()).isZero();
        assertThat(home.count(DeliveryState.QUEUED)).isEqualTo(2);
    }

    @Test
    void oneBadAddressNeverStopsTheOthers() {
        home.with(3);
        server.once(Step.RCPT, "550 5.1.1 no such user").once(Step.RCPT, "450 4.2.0 greylisted");

        WorkReport report = send("");

        assertThat(report.sent()).isEqualTo(1);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.deferred()).isEqualTo(1);
        assertThat(suppressed()).isEqualTo(1);
        assertThat(report.stopped()).isEmpty();
    }

    @Test
    void whatIsAdvisedIsWhatTheReplyMeantWhereItCame() {
        home.with(2);
        server.once(Step.RCPT, "552 quota exceeded").once(Step.DOT, "552 too much mail data");

        send("");

        List<Failure> failures = home.read(tx -> home.queue().failures(tx, QueueHome.EDITION));
        assertThat(failures)
                .extracting(Failure::reply, Failure::advice)
                .containsExactlyInAnyOrder(
                        tuple("552 quota exceeded", "The mailbox is full. Retry in some days"),
                        tuple(
                                "552 too much mail data",
                                "The message is too large or was not understood. Shorten the posts of the next one"));
    }

    @Test
    void aServerThatKnowsNobodyDoesNotCostTheWholeList() {
        home.with(12);
        server.always(Step.RCPT, "550 relay not permitted");

        WorkReport report = send("");

        assertThat(report.stopped()).contains(new Stop(Reason.NOBODY_KNOWN, "550 relay not permitted"));
        assertThat(report.failed()).isEqualTo(10);
        assertThat(home.count(DeliveryState.QUEUED)).isEqualTo(2);
    }

    @Test
    void anOldListWithDeadAddressesIsSentWhole() {
        home.with(80);
        for (int i = 0; i < 20; i++) {
            server.once(Step.RCPT, "550 5.1.1 no such user")
                    .once(Step.RCPT, "550 5.1.1 no such user")
                    .once(Step.RCPT, "250 2.1.5 ok");
        }

        WorkReport report = send("");

        assertThat(report.stopped()).isEmpty();
        assertThat(report.failed()).isEqualTo(40);
        assertThat(report.sent()).isEqualTo(40);
    }

    @Test
    void addressesBeyondAsciiFailForThemselvesAlone() {
        home.with(14);
        home.change("update subscriber set address = 'jö' || id || '@example.com' where id <= 12");

        WorkReport report = send("");

        assertThat(report.failed()).isEqualTo(12);
        assertThat(report.sent()).isEqualTo(2);
        assertThat(report.stopped()).isEmpty();
        List<Failure> failures = home.read(tx -> home.queue().failures(tx, QueueHome.EDITION));
        assertThat(failures).allMatch(failure -> failure.advice().contains("plain letters"));
    }

    @Test
    void aLetterThatCannotBeWrittenFailsWithItsReason() {
        home.with(2);
        home.change("update edition_letter set subject = 'Hello' || char(13) || char(10) || 'Bcc: spy@example.com'");

        WorkReport report = send("");

        assertThat(report.failed()).isEqualTo(2);
        assertThat(server.taken()).isEmpty();
        List<Failure> failures = home.read(tx -> home.queue().failures(tx, QueueHome.EDITION));
        assertThat(failures).allMatch(failure -> failure.reply().contains("Subject"));
    }

    @Test
    void keepsToItsPace() {
        home.with(5);
        SteppingSender sender = new SteppingSender(home, 1, START);

        try (Transport smtp = SteppingSender.smtp(server.port(), "")) {
            sender.over(smtp, 2);
        }

        assertThat(sender.pauses)
                .containsExactlyElementsOf(List.of(
                        Duration.ofMillis(500),
                        Duration.ofMillis(500),
                        Duration.ofMillis(500),
                        Duration.ofMillis(500)));
    }

    @Test
    void askedToStopItFinishesTheMessageInFlight() {
        home.with(5);

        WorkReport report;
        try (Transport smtp = SteppingSender.smtp(server.port(), "")) {
            report = new SteppingSender(home, 1, START)
                    .stoppingWhen(() -> server.taken().size() == 2)
                    .over(smtp);
        }

        assertThat(reason(report)).contains(Reason.ASKED);
        assertThat(report.sent()).isEqualTo(2);
        assertThat(home.count(DeliveryState.QUEUED)).isEqualTo(3);
    }

    @Test
    void twoWorkersShareOneQueueWithoutDoubling() throws Exception {
        home.with(160);
        ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (QueueHome other = QueueHome.open(folder.resolve("postrider.db"))) {
            Future<WorkReport> first = threads.submit(() -> new SteppingSender(home, 1, START).over(noting(sent)));
            Future<WorkReport> second = threads.submit(() -> new SteppingSender(other, 2, START).over(noting(sent)));

            assertThat(first.get().sent() + second.get().sent()).isEqualTo(160);
        } finally {
            threads.shutdown();
        }
        assertThat(new HashSet<>(sent)).hasSize(160);
        assertThat(sent).hasSize(160);
    }

    private Transport noting(ConcurrentLinkedQueue<String> sent) {
        return new Transport() {
            @Override
            public SmtpReply send(Message message) {
                sent.add(message.id());
                return new SmtpReply.Accepted("250 ok");
            }

            @Override
            public Optional<Boolean> took(String id) {
                return Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void aFullDiskStopsBeforeTheNextMessage() throws Exception {
        home.with(2);
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(catchThrowable(
                        () -> new SteppingSender(home, 1, START).over(new OutboxFolder(file.resolve("outbox")))))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(home.<Long>read(tx -> tx.number("select count(*) from delivery where begun_at is not null")))
                .isEqualTo(1);
    }

    @Test
    void whatHasBegunIsGivenBackWhereTheNextCannotBeMade() {
        home.with(3);
        home.change("update delivery set language = 'kk' where subscriber_id = 2");

        Throwable broken = catchThrowable(() -> send(""));

        assertThat(broken).hasMessageContaining("has no letter in kk");
        assertThat(server.taken()).isEmpty();
        assertThat(home.count(DeliveryState.QUEUED)).isEqualTo(3);
        assertThat(home.<Long>read(tx -> tx.number("select sum(attempts) from delivery")))
                .isZero();
    }
}
