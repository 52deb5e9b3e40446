package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;
import static postrider.delivery.QueueHome.START;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.delivery.DeliveryState;
import postrider.delivery.QueueHome;
import postrider.edition.Editions;
import postrider.letter.ReviewWriter;
import postrider.mail.DkimSigner;
import postrider.mail.Message;
import postrider.mail.MessageWriter;
import postrider.mail.OutboxFolder;
import postrider.mail.SmtpReply;
import postrider.mail.Transport;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SecretKey;
import postrider.template.Templates;

/** Edition 12 waits; Ann and Vera review it. */
@NullUnmarked
class ReviewingTest {
    private static final SecretKey KEY = SecretKey.of("0123456789abcdef".repeat(4));

    @TempDir
    Path folder;

    private QueueHome home;
    private Reviewing reviewing;
    private final Server server = new Server();

    /** Takes what it is sent, unless told otherwise. */
    private static final class Server implements Transport {
        private final List<Message> taken = new ArrayList<>();
        private SmtpReply answer = new SmtpReply.Accepted("fine");

        @Override
        public SmtpReply send(Message message) {
            if (answer instanceof SmtpReply.Accepted) {
                taken.add(message);
            }
            return answer;
        }

        @Override
        public Optional<Boolean> took(String id) {
            return Optional.empty();
        }

        @Override
        public void close() {}

        List<String> recipients() {
            return taken.stream()
                    .map(message -> message.envelope().to().value())
                    .toList();
        }
    }

    @BeforeEach
    void open() {
        home = QueueHome.open(folder.resolve("postrider.db")).with(3);
        home.change("update edition set state = 'review', review_reason = '12 new posts in one run'");
        reviewing = new Reviewing(
                home.database(),
                new Editions("en", List.of("en"), ZoneOffset.UTC, "news.example.org"),
                home.queue(),
                Map.of(
                        "news",
                        List.of(
                                new EmailAddress("ann@example.org"),
                                new EmailAddress("vera@example.org"),
                                new EmailAddress("ann@example.org"))),
                new ReviewWriter(
                        new Templates(folder.resolve("templates")),
                        "https://news.example.org",
                        "#0b5c70",
                        ZoneOffset.UTC),
                new MessageWriter(new LinkSigner(KEY), KEY, null, URI.create("https://news.example.org/"), null),
                new DkimSigner(List.of()),
                KEY);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void eachReviewerIsShownEachRevisionOnce() {
        tell();
        tell();
        assertThat(server.recipients()).containsExactly("ann@example.org", "vera@example.org");

        home.change("update edition set revision = 2");
        tell();
        tell();

        assertThat(server.recipients()).hasSize(4);
        assertThat(text(server.taken.get(2))).contains("This is revision 2");
    }

    @Test
    void theyAreToldWhyAndWhatToDo() {
        tell();

        assertThat(text(server.taken.get(0)))
                .contains("Why: 12 new posts in one run.")
                .contains("It goes to 3 subscribers when somebody approves it")
                .contains("postrider editions approve 12 --revision 1")
                .contains("postrider editions cancel 12")
                .doesNotContain("List-Unsubscribe")
                .doesNotContain("unsubscribe_url");
    }

    @Test
    void nothingOfItCountsAsSent() {
        tell();

        assertThat(home.count(DeliveryState.QUEUED)).isEqualTo(3);
        assertThat(count("select count(*) from delivery")).isEqualTo(3);
        assertThat(count("select count(*) from attempt")).isZero();
    }

    @Test
    void whatNoServerTookIsTriedAgain() {
        server.answer = new SmtpReply.LineLost(SmtpReply.Stage.DATA, "the line was lost");
        assertThat(tell().untold())
                .hasSize(2)
                .first()
                .asString()
                .contains("a…@example.org")
                .contains("edition 12");

        server.answer = new SmtpReply.Accepted("fine");
        assertThat(tell().untold()).isEmpty();

        assertThat(server.recipients()).hasSize(2);
    }

    @Test
    void aServerThatIsAwayStopsAtOnce() {
        server.answer = new SmtpReply.LineLost(SmtpReply.Stage.CONNECT, "no route");

        Reviewing.Told told = tell();

        assertThat(told.stopped())
                .get()
                .satisfies(report ->
                        assertThat(report.stopped().orElseThrow().reply()).isEqualTo("no route"));
        assertThat(told.untold()).isEmpty();
    }

    @Test
    void aCrashBeforeTheNoteRepeatsNothingInTheOutbox() {
        try (Transport outbox = new OutboxFolder(folder.resolve("outbox"))) {
            reviewing.tell(outbox, InstantSource.fixed(START));
            home.change("delete from notice");

            Reviewing.Told told = reviewing.tell(outbox, InstantSource.fixed(START.plusSeconds(60)));

            assertThat(told.untold()).isEmpty();
            assertThat(folder.resolve("outbox").toFile().list()).hasSize(4);
            assertThat(count("select count(*) from notice")).isEqualTo(2);
        }
    }

    @Test
    void whatDoesNotWaitIsShownToNobody() {
        home.change("update edition set state = 'ready'");

        tell();

        assertThat(server.taken).isEmpty();
    }

    private long count(String sql) {
        return home.read(tx -> tx.number(sql));
    }

    private Reviewing.Told tell() {
        return reviewing.tell(server, InstantSource.fixed(START));
    }

    private static String text(Message message) {
        return new String(message.octets().toArray(), StandardCharsets.UTF_8);
    }
}
