package postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.database.Database;
import postrider.edition.NewestPost;
import postrider.edition.Sender;
import postrider.mail.MailSettings.Limits;
import postrider.mail.MailSettings.Uncertain;
import postrider.mail.SmtpReply;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.Frequency;
import postrider.subscriber.Joining;
import postrider.subscriber.Offer;
import postrider.subscriber.Offers;
import postrider.subscriber.OwnWord;
import postrider.subscriber.SecretKey;
import postrider.subscriber.Suppression;
import postrider.subscriber.Suppressions;
import postrider.subscriber.Wish;

/** Mails about what people asked for on the web, in the queue of all letters. */
final class RequestMailTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final SecretKey KEY = SecretKey.of("6".repeat(64));
    private static final EmailAddress ANN = new EmailAddress("ann@example.com");
    private static final WorkerId WORKER = WorkerId.staying(1, NOW, 1);
    private static final Offers OFFERS = new Offers(
            List.of(new Offer("news", List.of(new Frequency("instant", Optional.empty())), "instant")),
            "en",
            ZoneId.of("Asia/Almaty"));

    private static final List<NewestPost> POSTS = List.of(
            new NewestPost("A\nvisit", "https://example.org/visit/", ""), new NewestPost("B", "https://b/", "c"));

    @TempDir
    private Path folder;

    private Database database;
    private SendQueue queue;
    private Joining.Request request;

    @BeforeEach
    void ask() {
        database = Database.open(folder.resolve("postrider.db"), () -> NOW);
        queue = new SendQueue(
                database,
                new SettleRule(RetryRule.givingUpAfter(Duration.ofDays(3)), Uncertain.RESEND),
                new Limits(1, 0, Map.of()),
                new Suppressions(KEY));
        request = database.write(tx -> new Joining(KEY, OFFERS).ask(tx, Wish.of(ANN), "test", NOW))
                .orElseThrow();
        enqueue(RequestMail.Kind.CONFIRM, NOW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void enqueue(RequestMail.Kind kind, Instant due) {
        Sender sender = new Sender("News", new EmailAddress("news@example.org"), null, "example.org");
        database.writeOnly(tx -> new RequestMail(
                        kind, request.number(), request.subscriber(), "news", request.language(), sender, due, POSTS)
                .enqueue(tx));
    }

    private Delivery claimed() {
        List<Delivery> claimed = queue.claim(WORKER, 10, NOW);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private String state() {
        return database.read(tx -> tx.first("select state from delivery", row -> row.text("state")))
                .orElseThrow();
    }

    @Test
    void goesOnceHoweverOftenItIsQueued() {
        enqueue(RequestMail.Kind.CONFIRM, NOW);

        Delivery delivery = claimed();
        assertThat(delivery.address()).isEqualTo(ANN);
        assertThat(queue.begin(delivery, NOW)).isEqualTo(Permission.BEGUN);
        queue.settle(delivery, new SmtpReply.Accepted("250 2.0.0 ok"), 0.5, NOW);

        assertThat(state()).isEqualTo("sent");
        assertThat(queue.claim(WORKER, 10, NOW)).isEmpty();
        assertThat(database.<Map<DeliveryState, Long>>read(queue::counts))
                .containsEntry(DeliveryState.SENT, 1L)
                .containsEntry(DeliveryState.QUEUED, 0L);
    }

    @Test
    void bringsThePostsThatItWasQueuedWith() {
        Delivery delivery = claimed();

        assertThat(queue.newestPosts(delivery))
                .containsExactly(
                        new NewestPost("A visit", "https://example.org/visit/", ""),
                        new NewestPost("B", "https://b/", "c"));
        assertThat(delivery.origin().newsletter()).isEqualTo("news");
    }

    @Test
    void whoWithdrewMeanwhileIsNotAsked() {
        Delivery delivery = claimed();
        database.writeOnly(tx -> new OwnWord(KEY, OFFERS).leave(tx, request.subscriber(), "news", "test", NOW));

        assertThat(queue.begin(delivery, NOW)).isEqualTo(Permission.SUPPRESSED);
        assertThat(state()).isEqualTo("suppressed");
    }

    @Test
    void whoWasErasedMeanwhileGetsNothing() {
        Delivery delivery = claimed();
        database.writeOnly(tx -> new OwnWord(KEY, OFFERS).erase(tx, request.subscriber(), "test", NOW));

        assertThat(queue.begin(delivery, NOW)).isEqualTo(Permission.SUPPRESSED);
    }

    @Test
    void aMailboxThatComplainedIsAskedAndNotGreeted() {
        database.writeOnly(tx -> new Suppressions(KEY).add(tx, ANN, Suppression.COMPLAINT, "test", NOW));

        assertThat(queue.begin(claimed(), NOW)).isEqualTo(Permission.BEGUN);
        enqueue(RequestMail.Kind.WELCOME, NOW);
        assertThat(queue.begin(claimed(), NOW)).isEqualTo(Permission.SUPPRESSED);
    }

    @Test
    void whatIsSlowedWaitsForItsTurn() {
        assertThat(queue.claim(WORKER, 10, NOW)).hasSize(1);
        enqueue(RequestMail.Kind.KNOWN, NOW.plusSeconds(60));

        assertThat(queue.claim(WORKER, 10, NOW)).isEmpty();
        assertThat(queue.claim(WORKER, 10, NOW.plusSeconds(60))).hasSize(1);
    }

    @Test
    void isTriedAgainWhenTheServerSaysLater() {
        Delivery delivery = claimed();
        queue.begin(delivery, NOW);
        queue.settle(delivery, new SmtpReply.Deferred(450, "4.2.0", "later", SmtpReply.Stage.ENVELOPE), 0.5, NOW);

        assertThat(state()).isEqualTo("deferred");
        assertThat(queue.claim(WORKER, 10, NOW.plus(Duration.ofHours(1)))).hasSize(1);
    }

    @Test
    void itsDayOnRecordEnds() {
        Delivery delivery = claimed();
        queue.begin(delivery, NOW);
        queue.settle(delivery, new SmtpReply.Accepted("250 ok"), 0.5, NOW);

        queue.forget(NOW.plusSeconds(1));

        assertThat(database.<Long>read(tx -> tx.number("select count(*) from delivery")))
                .isZero();
    }

    @Test
    void theClaimWalksNeitherThroughALargeEditionNorThroughAllRequests() {
        List<String> plan = database.read(
                tx -> tx.list("explain query plan " + RequestMailTable.DUE, row -> row.text("detail"), NOW, 100));

        assertThat(plan)
                .anyMatch(line -> line.contains("delivery_of_request (settled_at=? AND due_at<?)"))
                .noneMatch(line -> line.contains("SCAN") || line.contains("TEMP B-TREE"));
    }
}
