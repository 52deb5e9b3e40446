package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static postrider.delivery.QueueHome.START;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.delivery.DeliveryState;
import postrider.delivery.QueueHome;
import postrider.job.WorkReport.Reason;
import postrider.job.WorkReport.Stop;
import postrider.mail.DkimKey;
import postrider.mail.MailSettings;
import postrider.mail.MailSettings.Limits;
import postrider.mail.Message;
import postrider.mail.ScriptedSmtpServer;
import postrider.mail.ScriptedSmtpServer.Step;
import postrider.mail.SmtpReply;
import postrider.mail.Transport;

/** Several connections over one queue, and how much they ask of the server. */
class ConnectionsTest {
    @TempDir
    Path folder;

    private QueueHome home;
    private ScriptedSmtpServer server;

    @BeforeEach
    void open() {
        home = QueueHome.open(folder.resolve("postrider.db"));
        server = new ScriptedSmtpServer().offering("PIPELINING\nCHUNKING");
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        home.close();
    }

    private Transport connection() {
        return SteppingSender.smtp(server.port(), "");
    }

    private WorkReport send(int connections) {
        try (Transport first = connection()) {
            return new SteppingSender(home, 1, START)
                    .opening(connections, this::connection)
                    .over(first);
        }
    }

    private void assertEachGotItOnce(int count) {
        assertThat(server.taken())
                .extracting(ScriptedSmtpServer.Taken::to)
                .doesNotHaveDuplicates()
                .hasSize(count);
        assertThat(home.count(DeliveryState.SENT)).isEqualTo(count);
    }

    private static Transport answering(Supplier<SmtpReply> reply) {
        return new Transport() {
            @Override
            public SmtpReply send(Message message) {
                return reply.get();
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
    void allConnectionsTogetherSendEachOneOnce() {
        home.with(400);
        server.thinking(Duration.ofMillis(2));

        WorkReport report = send(8);

        assertThat(report.sent()).isEqualTo(400);
        assertThat(server.mostConnections()).isEqualTo(8);
        assertEachGotItOnce(400);
    }

    private MailSettings.Signature signature() throws IOException {
        DkimKey key = DkimKey.make(DkimKey.Algorithm.ED25519, folder.resolve("key.pem"));
        return new MailSettings.Signature("news.example.org", "one", key);
    }

    @Test
    void signedOnesAreWrittenAheadAndEachGoesOnce() throws Exception {
        home.with(300);
        home.change("update subscriber set address = 'nobody' where id = 17");

        try (Transport first = connection()) {
            WorkReport report = new SteppingSender(home, 1, START)
                    .opening(3, this::connection)
                    .signing(signature())
                    .over(first);

            assertThat(report.sent()).isEqualTo(299);
        }

        assertEachGotItOnce(299);
        assertThat(server.taken()).allMatch(taken -> taken.text().startsWith("DKIM-Signature: "));
    }

    @Test
    void whatWasWrittenAheadStaysInTheQueueWhenTheSenderIsStopped() throws Exception {
        home.with(100);

        try (Transport first = connection()) {
            new SteppingSender(home, 1, START)
                    .opening(2, this::connection)
                    .signing(signature())
                    .stoppingWhen(() -> server.taken().size() >= 30)
                    .over(first);
        }

        assertThat(server.taken().size()).isBetween(30, 34);
        assertThat(home.count(DeliveryState.SENT)).isEqualTo(server.taken().size());
        assertThat(home.count(DeliveryState.QUEUED))
                .isEqualTo(100 - server.taken().size());
    }

    @Test
    void aFewLettersAreNotWorthASecondConnection() {
        home.with(9);

        send(8);

        assertThat(server.connectionCount()).isEqualTo(1);
    }

    @Test
    void aServerThatWantsFewerConnectionsGetsFewer() {
        home.with(100);
        server.once(Step.BANNER, "421 4.7.0 too many").once(Step.BANNER, "421 4.7.0 too many");

        WorkReport report = send(4);

        assertThat(report.stopped()).isEmpty();
        assertEachGotItOnce(100);
    }

    @Test
    void whenTheServerIsAwayForAllTheSenderStops() {
        home.with(100);
        server.always(Step.BANNER, "421 4.3.2 closing");

        WorkReport report = send(4);

        assertThat(report.stopped().map(Stop::reason)).contains(Reason.AWAY);
        assertThat(home.count(DeliveryState.QUEUED)).isEqualTo(100);
    }

    @Test
    void leavingWhileOthersAreServedWins() {
        home.with(200);
        AtomicInteger gone = new AtomicInteger();
        Runnable leave = () -> {
            if (gone.getAndIncrement() == 20) {
                home.change("update subscription set state = 'ended' where subscriber_id > 150");
            }
        };

        try (Transport first = connection()) {
            new SteppingSender(home, 1, START)
                    .opening(4, this::connection)
                    .showing((standing, now) -> leave.run())
                    .over(first);
        }

        assertThat(home.count(DeliveryState.SUPPRESSED)).isEqualTo(50);
        assertThat(server.taken())
                .extracting(ScriptedSmtpServer.Taken::to)
                .doesNotContain("reader151@example.com", "reader200@example.com");
    }

    @Test
    void whatBreaksOnOneConnectionStopsAllAndIsTold() {
        home.with(200);
        Supplier<Transport> broken = () -> answering(() -> {
            throw new IllegalStateException("disk full");
        });

        try (Transport first = connection()) {
            SteppingSender sender = new SteppingSender(home, 1, START).opening(2, broken);
            server.thinking(Duration.ofMillis(5));
            assertThatThrownBy(() -> sender.over(first)).hasMessage("disk full");
        }

        assertThat(server.taken().size()).isLessThan(200);
        assertThat(home.count(DeliveryState.SENT)).isEqualTo(server.taken().size());
    }

    @Test
    void progressCountsDown() {
        home.with(30);
        List<Progress.Standing> seen = Collections.synchronizedList(new ArrayList<>());

        try (Transport first = connection()) {
            new SteppingSender(home, 1, START)
                    .showing((standing, now) -> seen.add(standing))
                    .over(first);
        }

        assertThat(seen).extracting(Progress.Standing::sent).startsWith(1, 2, 3).endsWith(29, 30);
    }

    @Test
    void aMessageOverTheServersSizePausesItsEditionOnce() {
        home.with(40);
        server.offering("SIZE 100");

        WorkReport report = send(1);

        assertThat(report.stopped()).isEmpty();
        assertThat(report.failed()).isZero();
        assertThat(home.count(DeliveryState.QUEUED)).isEqualTo(40);
        assertThat(paused()).contains("larger than the mail server takes").contains("the server takes 100");
    }

    @Test
    void nothingHasBegunWhileAServerIsSilentAtItsDoor() throws Exception {
        home.with(2);
        server.always(Step.BANNER, ScriptedSmtpServer.SILENCE);
        Thread sender = new Thread(() -> send(1));
        sender.start();
        while (server.mostConnections() == 0 && sender.isAlive()) {
            Thread.onSpinWait();
        }

        long begun = home.<Long>read(tx -> tx.number("select count(*) from delivery where begun_at is not null"));

        assertThat(server.mostConnections()).isEqualTo(1);
        assertThat(begun).isZero();
        server.close();
        sender.join();
        assertThat(home.count(DeliveryState.UNCERTAIN)).isZero();
    }

    private String paused() {
        return home.<String>read(
                tx -> tx.first("select halt_reason from edition where state = 'paused'", row -> row.text("halt_reason"))
                        .orElseThrow());
    }

    @Test
    void refusalsForPolicyPauseTheEdition() {
        home.with(40);
        server.always(Step.DOT, "550 5.7.1 blocked");

        WorkReport report = send(1);

        assertThat(paused()).contains("550 5.7.1 blocked");
        assertThat(report.failed()).isEqualTo(10);
    }

    @Test
    void refusalsForPolicyAmongOthersAreSeenToo() {
        home.with(200);
        int[] messages = {0};
        Transport everyThird = answering(() -> ++messages[0] % 3 == 0
                ? new SmtpReply.Rejected(550, "5.7.1", "550 5.7.1 blocked", SmtpReply.Stage.DATA)
                : new SmtpReply.Accepted("250 ok"));

        WorkReport report = new SteppingSender(home, 1, START).over(everyThird);

        assertThat(report.stopped().map(Stop::reason)).contains(Reason.POLICY);
        assertThat(report.failed()).isBetween(10, 30);
    }

    @Test
    void aDomainThatSaysLaterIsLeftAloneAndTheOthersAreServed() {
        home.with(30);
        home.change("update subscriber set address = 'r' || id || '@slow.example' where id <= 20");
        List<String> asked = new ArrayList<>();
        Transport greylisting = new Transport() {
            @Override
            public SmtpReply send(Message message) {
                String to = message.envelope().to().value();
                asked.add(to);
                return to.endsWith("slow.example")
                        ? new SmtpReply.Deferred(450, "4.7.1", "450 4.7.1 greylisted", SmtpReply.Stage.ENVELOPE)
                        : new SmtpReply.Accepted("250 ok");
            }

            @Override
            public Optional<Boolean> took(String id) {
                return Optional.empty();
            }

            @Override
            public void close() {}
        };

        WorkReport report = new SteppingSender(home, 1, START).over(greylisting);

        assertThat(report.sent()).isEqualTo(10);
        assertThat(asked.stream().filter(to -> to.endsWith("slow.example")).count())
                .isBetween(3L, 4L);
        assertThat(home.<Long>read(tx -> tx.number("select min(due_at) from delivery where state = 'queued'")))
                .isGreaterThanOrEqualTo(START.plus(Duration.ofMinutes(5)).toEpochMilli());
    }

    @Test
    void aDomainsLimitHoldsBackItsOwnAlone() {
        home.with(20);
        home.change("update subscriber set address = 'r' || id || '@slow.example' where id <= 6");
        SteppingSender sender = new SteppingSender(home, 1, START);
        Limits limits = new Limits(1, 0, Map.of("slow.example", 6));

        try (Transport first = connection()) {
            WorkReport report = sender.over(first, limits);

            assertThat(report.sent()).isEqualTo(20);
        }
        assertThat(server.taken().subList(0, 15))
                .filteredOn(taken -> taken.to().endsWith("slow.example"))
                .hasSize(1);
        Duration waited = sender.pauses.stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(52));
    }

    @Test
    void aLimitHoldsForTwoSendersTogether() {
        home.with(6);
        Limits limits = new Limits(1, 2, Map.of());
        SteppingSender one = new SteppingSender(home, 1, START)
                .stoppingWhen(() -> server.taken().size() == 3);
        SteppingSender two = new SteppingSender(home, 2, START);

        try (Transport first = connection()) {
            one.over(first, limits);
            two.over(first, limits);
        }

        assertThat(server.taken()).hasSize(6);
        assertThat(two.pauses.get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void recipientsAreMixedByDomain() {
        home.with(9);
        home.change("update subscriber set address = 'r' || id || '@' || char(97 + (id - 1) / 3) || '.example'");

        send(1);

        assertThat(server.taken().subList(0, 3))
                .extracting(taken -> taken.to().substring(taken.to().indexOf('@')))
                .containsExactly("@a.example", "@b.example", "@c.example");
    }
}
