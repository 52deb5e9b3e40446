package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static postrider.delivery.QueueHome.START;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import postrider.database.Database;
import postrider.delivery.QueueHome;
import postrider.delivery.RetryRule;
import postrider.delivery.SendQueue;
import postrider.delivery.SettleRule;
import postrider.edition.Editions;
import postrider.mail.MailSettings.Limits;
import postrider.mail.MailSettings.Uncertain;
import postrider.subscriber.SecretKey;
import postrider.subscriber.Suppressions;

/** Words of a person on edition 12, which has four recipients. */
@NullUnmarked
class EditionDeskTest {
    private static final Instant NOW = START.plus(Duration.ofDays(5));

    @TempDir
    Path folder;

    private EditionDesk desk;

    @BeforeEach
    void fill() {
        Path file = folder.resolve("postrider.db");
        try (QueueHome home = QueueHome.open(file)) {
            home.with(4);
        }
        InstantSource clock = InstantSource.fixed(NOW);
        desk = new EditionDesk(
                () -> Database.open(file, clock),
                () -> Database.openReadOnly(file, clock),
                database -> new SendQueue(
                        database,
                        new SettleRule(RetryRule.givingUpAfter(Duration.ofDays(3)), Uncertain.HOLD),
                        Limits.connections(1),
                        new Suppressions(SecretKey.of("0123456789abcdef".repeat(4)))),
                List.of(),
                new Editions("en", List.of("en"), ZoneOffset.UTC, "news.example.org"),
                clock);
    }

    @Test
    void approvingLetsItGoWithTheNextRun() {
        change("update edition set state = 'review', review_reason = '12 new posts in one run'");
        assertThat(desk.show(12).reason()).isEqualTo("12 new posts in one run");

        EditionAnswer answer = desk.approve(12, 1);

        assertThat(answer.said()).isEqualTo("Edition 12 is approved. Its 4 messages go with the next run.");
        assertThat(answer.edition().line().state()).isEqualTo("ready");
    }

    @Test
    void nobodyApprovesARevisionThatTheyHaveNotSeen() {
        change("update edition set state = 'review', review_reason = 'old', revision = 3");

        assertThatThrownBy(() -> desk.approve(12, 2))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("you saw revision 2, and revision 3 would go");
        assertThat(desk.show(12).line().state()).isEqualTo("review");
    }

    @Test
    void cancellingKeepsBackWhatHasNotGone() {
        change("update delivery set state = 'sent', attempts = 1, settled_at = 1 where subscriber_id = 1");
        change(
                "update delivery set state = 'sending', begun_at = 1, attempts = 1, worker = 'w' where subscriber_id = 2");

        EditionAnswer answer = desk.cancel(12);

        assertThat(answer.said()).startsWith("Edition 12 is cancelled; 2 messages will not go.");
        assertThat(answer.edition().line().sent()).isEqualTo(1);
        assertThat(answer.edition().line().cancelled()).isEqualTo(2);
        assertThat(answer.edition().line().queued())
                .as("begun, so it runs to its end")
                .isEqualTo(1);
    }

    @Test
    void whoseMessageWasCancelledIsDueAgainWhenPostsReturn() {
        change("update delivery set state = 'sent', attempts = 1, settled_at = 1 where subscriber_id = 1");

        change("update subscription set next_due_at = "
                + START.plus(Duration.ofDays(9)).toEpochMilli());
        desk.cancelAndReturn(12);

        assertThat(number("select count(*) from subscription where next_due_at = " + NOW.toEpochMilli()))
                .isEqualTo(3);
    }

    @Test
    void aPausedEditionGoesOnWhereItWas() {
        assertThat(desk.pause(12).said()).contains("4 messages wait").contains("postrider editions resume 12");
        assertThat(desk.resume(12).edition().line().state()).isEqualTo("sending");
    }

    @Test
    void retryingQueuesWhatFailedAndWhatWaitsForAWord() {
        change("update delivery set state = 'failed', attempts = 1, settled_at = 1 where subscriber_id = 1");
        change("update delivery set state = 'uncertain', attempts = 1, uncertain_count = 2, due_at = null"
                + " where subscriber_id = 2");
        change("update delivery set state = 'sent', attempts = 1, settled_at = 1 where subscriber_id > 2");
        change("update edition set state = 'sent'");

        EditionAnswer answer = desk.retry(12);

        assertThat(answer.said()).isEqualTo("2 messages of edition 12 queued again. They go with the next run.");
        assertThat(answer.edition().line().queued()).isEqualTo(2);
        assertThat(answer.edition().line().sent()).isEqualTo(2);
        assertThat(answer.edition().line().state()).isEqualTo("sending");
        assertThat(answer.edition().failures()).isEmpty();
    }

    @Test
    void whatIsRetriedByItselfIsNotRetriedByHand() {
        change("update delivery set state = 'uncertain', attempts = 1, uncertain_count = 1 where subscriber_id = 1");

        assertThatThrownBy(() -> desk.retry(12)).hasMessageContaining("nothing of edition 12 failed");
        assertThat(desk.show(12).line().state()).isEqualTo("sending");
    }

    @Test
    void aFailureSaysWhatToDoWithoutTheAddress() {
        change("update delivery set state = 'failed', attempts = 1, settled_at = 1 where subscriber_id = 1");
        change("insert into attempt (delivery_id, number, started_at, code, enhanced_code, reply)"
                + " values ('12-1', 1, 1, 552, '5.2.2', '552 5.2.2 full')");

        assertThat(desk.show(12).failures()).singleElement().satisfies(failure -> {
            assertThat(failure.address()).isEqualTo("r…@example.com");
            assertThat(failure.advice()).isEqualTo("The mailbox is full. Retry in some days");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "approve, sending, only one in review can be approved",
        "approve, cancelled, only one in review can be approved",
        "cancel, sent, only one that is not yet sent can be cancelled",
        "cancel, cancelled, only one that is not yet sent can be cancelled",
        "pause, review, only one that is ready or sending can be paused",
        "resume, sending, only one that is paused can be resumed",
        "retry, cancelled, only one that is not can be retried"
    })
    void aWordThatDoesNotFitChangesNothing(String word, String state, String why) {
        change("update edition set state = '" + state + "'");
        change("update delivery set state = 'failed', attempts = 1, settled_at = 1 where subscriber_id = 1");

        assertThatThrownBy(() -> say(word)).isInstanceOf(Refused.class).hasMessageContaining(why);
        assertThat(desk.show(12).line().state()).isEqualTo(state);
        assertThat(desk.show(12).line().failed()).isEqualTo(1);
    }

    private void say(String word) {
        switch (word) {
            case "approve" -> desk.approve(12, 1);
            case "cancel" -> desk.cancel(12);
            case "pause" -> desk.pause(12);
            case "resume" -> desk.resume(12);
            case "retry" -> desk.retry(12);
            default -> throw new AssertionError(word);
        }
    }

    @Test
    void aNumberThatThereIsNotNamesTheLast() {
        assertThatThrownBy(() -> desk.show(13))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("there is no edition 13; the last is 12");
    }

    private void change(String sql) {
        try (QueueHome home = QueueHome.open(folder.resolve("postrider.db"))) {
            home.change(sql);
        }
    }

    private long number(String sql) {
        try (QueueHome home = QueueHome.open(folder.resolve("postrider.db"))) {
            return home.read(tx -> tx.number(sql));
        }
    }
}
