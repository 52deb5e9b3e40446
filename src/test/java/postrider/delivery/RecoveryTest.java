package postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static postrider.delivery.QueueHome.EDITION;
import static postrider.delivery.QueueHome.START;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import postrider.edition.EditionId;
import postrider.mail.MailSettings.Uncertain;
import postrider.mail.SmtpReply;
import postrider.mail.SmtpReply.Stage;

/** What becomes of messages whose worker, line or edition ended on the way. */
final class RecoveryTest extends OpenQueue {
    @Test
    void aWorkerThatOversleptSendsNothing() {
        home.with(1);
        Delivery asleep = claimed(START);
        Instant later = START.plus(Duration.ofMinutes(15));

        Recovery recovery = queue.recover(SMTP, later);
        Delivery other = queue.claim(BEN, 1, later).get(0);

        assertThat(recovery).isEqualTo(new Recovery(1, 0, 0));
        assertThat(queue.begin(asleep, later)).isEqualTo(Permission.NOT_OURS);
        assertThat(queue.begin(other, later)).isEqualTo(Permission.BEGUN);
    }

    @Test
    void aWorkerThatOversleptPostponesNothing() {
        home.with(1);
        Delivery asleep = claimed(START);
        Instant later = START.plus(Duration.ofMinutes(15));
        queue.recover(SMTP, later);
        Delivery other = queue.claim(BEN, 1, later).get(0);
        queue.begin(other, later);

        assertThat(queue.postpone(asleep, later)).isFalse();

        assertThat(queue.claim(ANN, 1, later)).isEmpty();
        assertThat(queue.settle(other, TAKEN, 0, later)).isPresent();
        assertThat(home.count(DeliveryState.SENT)).isEqualTo(1);
    }

    @Test
    void whatWasCancelledInTheQueueIsNotPostponed() {
        home.with(1);
        Delivery delivery = claimed(START);
        home.database().writeOnly(tx -> queue.cancel(tx, EDITION, START));

        assertThat(queue.postpone(delivery, START.plusSeconds(60))).isFalse();

        assertThat(home.count(DeliveryState.CANCELLED)).isEqualTo(1);
        assertThat(home.count(DeliveryState.QUEUED)).isZero();
    }

    @Test
    void anUncertainOneIsRepeatedOnceAfterFifteenMinutesThenWaitsForAPerson() {
        home.with(1);
        queue.settle(begun(START), LOST, 0, START.plusSeconds(30));
        Instant again = START.plus(Duration.ofMinutes(15));

        assertThat(queue.claim(ANN, 1, again.minusMillis(1))).isEmpty();
        assertThat(home.<Map<EditionId, Long>>read(queue::undecided)).isEmpty();
        queue.settle(begun(again), LOST, 0, again);

        assertThat(home.count(DeliveryState.UNCERTAIN)).isEqualTo(1);
        assertThat(queue.claim(ANN, 1, again.plus(Duration.ofDays(9)))).isEmpty();
        assertThat(home.<Map<EditionId, Long>>read(queue::undecided)).containsExactly(Map.entry(EDITION, 1L));
        assertThat(failures()).hasSize(1);
    }

    @Test
    void heldWhatIsUncertainWaitsForAPersonAtOnce() {
        home.with(1);
        queue = home.queue(Uncertain.HOLD);
        queue.settle(begun(START), LOST, 0, START);

        assertThat(queue.claim(ANN, 1, START.plus(Duration.ofDays(9)))).isEmpty();
        assertThat(home.count(DeliveryState.UNCERTAIN)).isEqualTo(1);
    }

    @Test
    void anUncertainOneThatWasClaimedAndPutBackIsUncertainStill() {
        home.with(1);
        queue.settle(begun(START), LOST, 0, START);
        claimed(START.plus(Duration.ofMinutes(15)));

        queue.release(ANN);

        assertThat(home.count(DeliveryState.UNCERTAIN)).isEqualTo(1);
        assertThat(home.database().<Integer>write(tx -> queue.cancel(tx, EDITION, START)))
                .isZero();
    }

    @Test
    void aLateAnswerStillCountsUntilAnotherTriesAgain() {
        home.with(1);
        Delivery slow = begun(START);
        queue.recover(SMTP, START.plus(Duration.ofMinutes(16)));
        assertThat(home.count(DeliveryState.UNCERTAIN)).isEqualTo(1);

        assertThat(queue.settle(slow, TAKEN, 0, START.plus(Duration.ofMinutes(17))))
                .isPresent();

        assertThat(home.count(DeliveryState.SENT)).isEqualTo(1);
    }

    @Test
    void inTheOutboxTheFileDecides() {
        home.with(2);
        begun(START);
        assertThat(queue.reclaim(new PastTransport(Optional.of(true)), START)).isEqualTo(new Recovery(0, 1, 0));
        begun(START);
        assertThat(queue.reclaim(new PastTransport(Optional.of(false)), START)).isEqualTo(new Recovery(1, 0, 0));

        assertThat(home.count(DeliveryState.SENT)).isEqualTo(1);
        assertThat(claimed(START).attempts()).isZero();
    }

    @Test
    void reclaimTakesFromTheDeadAtOnceAlsoFromANamesake() {
        home.with(2);
        claimed(START);

        assertThat(queue.reclaim(SMTP, START)).isEqualTo(new Recovery(1, 0, 0));
        assertThat(claimed(START).attempts()).isZero();
    }

    @Test
    void cancellingKeepsWhatIsInFlight() {
        home.with(3);
        begun(START);

        assertThat(home.database().<Integer>write(tx -> queue.cancel(tx, EDITION, START)))
                .isEqualTo(2);
        assertThat(home.count(DeliveryState.SENDING)).isEqualTo(1);
    }

    @Test
    void whatWasNotTakenOfACancelledEditionEndsWithIt() {
        home.with(3);
        Delivery later = begun(START);
        Delivery away = begun(START);
        Delivery lost = begun(START);
        home.change("update edition set state = 'cancelled'");

        assertThat(queue.settle(later, LATER, 0, START)).get().returns(DeliveryState.CANCELLED, Settlement::state);
        queue.settle(away, new SmtpReply.LineLost(Stage.CONNECT, "away"), 0, START);
        queue.settle(lost, LOST, 0, START);

        assertThat(home.count(DeliveryState.CANCELLED)).isEqualTo(2);
        assertThat(home.count(DeliveryState.UNCERTAIN)).isEqualTo(1);
    }

    @Test
    void whatMayHaveArrivedOfACancelledEditionIsNeitherTriedAgainNorLeftToAPerson() {
        home.with(3);
        Delivery before = begun(START);
        Delivery after = begun(START);
        begun(START);
        queue.settle(before, LOST, 0, START);
        home.database().writeOnly(tx -> queue.cancel(tx, EDITION, START));
        home.change("update edition set state = 'cancelled'");
        queue.settle(after, LOST, 0, START);
        queue.reclaim(SMTP, START);

        assertThat(home.count(DeliveryState.UNCERTAIN)).isEqualTo(3);
        assertThat(home.<Long>read(tx -> tx.number("select count(*) from delivery where due_at is not null")))
                .isZero();
        assertThat(home.<Map<EditionId, Long>>read(queue::undecided)).isEmpty();
    }
}
