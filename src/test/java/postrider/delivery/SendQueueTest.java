package postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static postrider.delivery.QueueHome.EDITION;
import static postrider.delivery.QueueHome.START;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.letter.Letter;
import postrider.mail.MailSettings.Limits;
import postrider.mail.SmtpReply;
import postrider.mail.SmtpReply.Stage;

final class SendQueueTest extends OpenQueue {
    @Test
    void aClaimBringsAllThatAMessageNeeds() {
        home.with(1);

        Delivery delivery = claimed(START);

        assertThat(delivery.id()).isEqualTo(new DeliveryId("12-1"));
        assertThat(delivery.address().value()).isEqualTo("reader1@example.com");
        assertThat(delivery.origin().edition()).isEqualTo(12);
        assertThat(delivery.origin().sendingAt()).isEqualTo(START);
        assertThat(delivery.subscribedAt()).isEqualTo(START.minus(Duration.ofDays(5)));
        assertThat(queue.letter(delivery)).isEqualTo(QueueHome.letter("en"));
    }

    @Test
    void aRecipientWithoutALetterStopsTheEdition() {
        home.with(1);

        assertThatThrownBy(() -> home.database().writeOnly(tx -> {
                    tx.update("create temporary table edition_recipient as select 7 as edition_id, 1 as subscriber_id,"
                            + " 'kk' as language, 1 as from_number, 3 as to_number");
                    queue.enqueue(tx, EDITION, List.of(QueueHome.letter("en")), START);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update subscription set state = 'ended'",
                "update subscription set state = 'paused'",
                "update subscription set state = 'pending'",
                "delete from subscription",
                "insert into suppression values ('key1', 'complaint', 'test', 0)",
                "update subscriber set address = null",
            })
    void leavingAfterQueueingWins(String leaving) {
        home.with(1);
        Delivery delivery = claimed(START);
        home.change(leaving);

        assertThat(queue.begin(delivery, START)).isEqualTo(Permission.SUPPRESSED);
        assertThat(home.count(DeliveryState.SUPPRESSED)).isEqualTo(1);
        assertThat(queue.claim(ANN, 9, START.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void leavingBeforeTheSecondAttemptWinsToo() {
        home.with(1);
        queue.settle(begun(START), LATER, 0, START);
        home.change("update subscription set state = 'ended'");

        Instant later = START.plusSeconds(300);
        assertThat(queue.begin(claimed(later), later)).isEqualTo(Permission.SUPPRESSED);
    }

    @ParameterizedTest
    @CsvSource({
        "update edition set state = 'cancelled', CANCELLED, CANCELLED",
        "update edition set state = 'paused', PUT_BACK, QUEUED",
        "update edition set revision = 2, PUT_BACK, QUEUED",
        "update subscriber set address = 'new@example.com', PUT_BACK, QUEUED",
    })
    void whatChangedSinceTheClaimIsSeenAtBegin(String change, Permission answer, DeliveryState state) {
        home.with(1);
        Delivery delivery = claimed(START);
        home.change(change);

        assertThat(queue.begin(delivery, START)).isEqualTo(answer);
        assertThat(home.count(state)).isEqualTo(1);
    }

    @Test
    void anErasedOrBrokenAddressHoldsUpNobody() {
        home.with(3);
        home.change("update subscriber set address = null where id = 1");
        home.change("update subscriber set address = 'no address' where id = 2");

        assertThat(queue.claim(ANN, 9, START)).extracting(Delivery::id).containsExactly(new DeliveryId("12-3"));
        assertThat(home.count(DeliveryState.SUPPRESSED)).isEqualTo(2);
    }

    @Test
    void onlyEditionsThatAreSendingAreClaimed() {
        home.with(2);
        for (String state : List.of("review", "ready", "paused", "cancelled")) {
            home.change("update edition set state = '" + state + "'");
            assertThat(queue.claim(ANN, 9, START)).isEmpty();
        }
    }

    @Test
    void twoWorkersShareWithoutDoubling() {
        home.with(10);

        Set<Delivery> all = new HashSet<>(queue.claim(ANN, 4, START));
        all.addAll(queue.claim(BEN, 4, START));
        all.addAll(queue.claim(ANN, 4, START));

        assertThat(all).hasSize(10);
        assertThat(queue.claim(BEN, 4, START)).isEmpty();
    }

    @Test
    void wordsOfOneLanguageAreReplacedAndThoseOfTheOthersStay() {
        home.with(1);
        home.database()
                .writeOnly(tx -> queue.replaceLetters(tx, EDITION, Set.of("kk"), List.of(QueueHome.letter("kk"))));

        home.database().writeOnly(tx -> queue.replaceLetters(tx, EDITION, Set.of("kk"), List.of()));

        assertThat(home.<List<Letter>>read(tx -> queue.letters(tx, EDITION))).containsExactly(QueueHome.letter("en"));
    }

    @Test
    void aLiveLeaseIsLeftAloneAndEachCommitRenewsTheBatch() {
        home.with(2);
        List<Delivery> batch = queue.claim(ANN, 2, START);
        Instant later = START.plus(Duration.ofMinutes(14));
        queue.begin(batch.get(0), later);

        assertThat(queue.recover(SMTP, START.plus(Duration.ofMinutes(20)))).isEqualTo(new Recovery(0, 0, 0));
        assertThat(queue.recover(SMTP, START.plus(Duration.ofMinutes(29)))).isEqualTo(new Recovery(1, 0, 1));
    }

    @Test
    void takenIsSentAndNeverClaimedAgain() {
        home.with(1);

        assertThat(queue.settle(begun(START), TAKEN, 0, START))
                .get()
                .extracting(Settlement::state)
                .isEqualTo(DeliveryState.SENT);

        assertThat(home.count(DeliveryState.SENT)).isEqualTo(1);
        assertThat(queue.claim(ANN, 1, START.plus(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void deferredComesAgainWhenDueAndIsGivenUpAfterThreeDays() {
        home.with(1);
        Instant now = START;
        int attempts = 0;
        while (home.count(DeliveryState.FAILED) == 0) {
            queue.settle(begun(now), LATER, 0, now);
            attempts++;
            assertThat(queue.claim(ANN, 1, now.plusSeconds(299))).isEmpty();
            now = home.count(DeliveryState.FAILED) == 1 ? now : due();
        }

        assertThat(Duration.between(START, now)).isEqualTo(Duration.ofDays(3));
        assertThat(attempts).isGreaterThan(15);
        assertThat(failures())
                .containsExactly(new Failure(
                        new DeliveryId("12-1"),
                        DeliveryState.FAILED,
                        "r…@example.com",
                        450,
                        "4.2.0",
                        "450 4.2.0 later",
                        false));
    }

    private Instant due() {
        return home.read(tx -> tx.first("select due_at from delivery", row -> row.instant("due_at")))
                .orElseThrow();
    }

    @Test
    void aRefusedLoginGivesTheAttemptBack() {
        home.with(1);

        queue.settle(begun(START), NO_LOGIN, 0, START);

        assertThat(home.count(DeliveryState.QUEUED)).isEqualTo(1);
        assertThat(claimed(START).attempts()).isZero();
        assertThat(home.<Long>read(tx -> tx.number("select count(*) from attempt")))
                .isZero();
    }

    @Test
    void whoJoinsADomainsLineStandsBehindThoseThatWaitAlready() {
        home.change("insert into rate_bucket values ('domain:example.com', 0, "
                + RateBucket.micros(START.plusSeconds(240)) + ")");
        home.with(2);
        SendQueue polite = home.queue(new Limits(1, 0, Map.of("example.com", 1)));

        assertThat(polite.claim(ANN, 2, START)).hasSize(1);

        assertThat(polite.nextTurn()).contains(START.plusSeconds(240));
    }

    @Test
    void settlingOneBeginsTheNext() {
        home.with(2);
        List<Delivery> batch = queue.claim(ANN, 2, START);
        queue.begin(batch.get(0), START);

        SendQueue.Turn turn = queue.settleAndBegin(batch.get(0), TAKEN, 0, batch.get(1), START);

        assertThat(turn.settled()).isPresent();
        assertThat(turn.next()).isEqualTo(Permission.BEGUN);
    }

    @Test
    void keptRepliesHoldNoAddress() {
        home.with(1);
        SmtpReply reply =
                new SmtpReply.Rejected(550, "5.1.1", "550 5.1.1 <Reader1@Example.com> unknown", Stage.ENVELOPE);

        queue.settle(begun(START), reply, 0, START);

        assertThat(failures().get(0).reply()).isEqualTo("550 5.1.1 <r…@example.com> unknown");
    }

    @Test
    void editionsShareAClaimInTheOrderOfTheirDueTimes() {
        home.with(4);
        home.change("""
                insert into edition (
                    id, number, newsletter, state, revision, composed_at, sending_at, sender, sender_name, mail_domain)
                select id + 1, number + 1, newsletter, state, revision, composed_at, sending_at, sender, sender_name,
                    mail_domain
                from edition
                """);
        home.change("update delivery set edition_id = 8, due_at = due_at - 1 where subscriber_id > 2");
        home.change("update delivery set state = 'deferred', attempts = 1 where subscriber_id in (2, 4)");

        List<Delivery> claimed = home.queue().claim(ANN, 3, START);

        assertThat(claimed).extracting(one -> one.id().value()).containsExactly("12-4", "12-2", "12-3");
    }

    @Test
    void theClaimFindsWhatIsDueByItsIndex() {
        home.with(1);

        List<String> plan = home.read(
                tx -> tx.list("explain query plan " + ClaimTable.DUE, row -> row.text("detail"), 7, START, 5));

        assertThat(plan)
                .anyMatch(line -> line.contains("delivery_open (state=? AND edition_id=? AND due_at<?)"))
                .noneMatch(line -> line.contains("TEMP B-TREE"));
    }
}
