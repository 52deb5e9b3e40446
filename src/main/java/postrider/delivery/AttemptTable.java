package postrider.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import postrider.database.Tx;
import postrider.delivery.CountTable.Move;

/** What begun attempts came to, written while the row still carries the claim of the worker that began. */
final class AttemptTable {
    private AttemptTable() {}

    /** When this worker's attempt began; empty when the row is no longer its own. An uncertain row still is: a late answer counts. */
    static Optional<Instant> begunAt(Tx tx, Delivery delivery) {
        String sql = """
                select begun_at
                from delivery
                where id = ?
                  and worker = ?
                  and attempts = ?
                  and state in ('sending', 'uncertain')
                  and begun_at is not null
                """;
        return tx.first(
                sql,
                row -> row.instant("begun_at"),
                delivery.id().value(),
                delivery.worker().value(),
                delivery.attempts() + 1);
    }

    /** As {@link #settle}, of what the server took. @return whether the row still was this worker's, as for {@link #begunAt} */
    static boolean taken(Tx tx, Moves moves, Delivery delivery, Answer answer, Instant now) {
        String sql = """
                update delivery
                set state = 'sent', due_at = null, settled_at = ?, lease_until_at = null, worker = null
                where id = ?
                  and worker = ?
                  and attempts = ?
                  and state = ?
                  and begun_at is not null
                """;
        for (DeliveryState from : List.of(DeliveryState.SENDING, DeliveryState.UNCERTAIN)) {
            int taken = tx.update(
                    sql, now, delivery.id().value(), delivery.worker().value(), delivery.attempts() + 1, from.word());
            if (taken > 0) {
                moves.add(delivery.edition(), from, DeliveryState.SENT);
                endAttempt(tx, delivery, answer, now);
                return true;
            }
        }
        return false;
    }

    /** Writes down what a begun attempt came to. */
    static void settle(Tx tx, Delivery delivery, Settlement settlement, Answer answer, Instant now) {
        boolean uncertain = settlement.state() == DeliveryState.UNCERTAIN;
        new Move(settlement.state(), """
                        due_at = ?, uncertain_count = ?, settled_at = ?, lease_until_at = null,
                        worker = case when ? then worker end
                        """, "id = ?")
                .carryOut(
                        tx,
                        Arrays.asList(
                                settlement.dueAt(),
                                delivery.uncertainCount() + (uncertain ? 1 : 0),
                                settlement.state().isFinal() ? now : null,
                                uncertain ? 1 : 0),
                        delivery.id().value());
        endAttempt(tx, delivery, answer, now);
    }

    private static void endAttempt(Tx tx, Delivery delivery, Answer answer, Instant now) {
        String sql = """
                update attempt
                set ended_at = ?, code = ?, enhanced_code = ?, reply = ?
                where delivery_id = ? and number = ?
                """;
        tx.update(
                sql,
                now,
                answer.code(),
                answer.enhanced(),
                answer.text(),
                delivery.id().value(),
                delivery.attempts() + 1);
    }

    /** As if the last attempt had not been. */
    static void giveBack(Tx tx, String id) {
        tx.update(
                "delete from attempt where delivery_id = ? and number = (select attempts from delivery where id = ?)",
                id,
                id);
        tx.update("update delivery set attempts = attempts - 1 where id = ?", id);
        ClaimTable.putBack(tx, id);
    }

    private static final Move FAIL = new Move(
            DeliveryState.FAILED,
            "attempts = attempts + 1, settled_at = ?, due_at = null, worker = null, lease_until_at = null",
            "id = ? and worker = ? and state = 'sending' and begun_at is null");

    /** Gives up a claimed delivery whose message can't be written; counted as an attempt, with the reason as its reply. */
    static void fail(Tx tx, Delivery delivery, String reason, Instant now) {
        int failed = FAIL.carryOut(
                tx, List.of(now), delivery.id().value(), delivery.worker().value());
        if (failed > 0) {
            tx.update(
                    "insert into attempt (delivery_id, number, started_at, ended_at, reply) values (?, ?, ?, ?, ?)",
                    delivery.id().value(),
                    delivery.attempts() + 1,
                    now,
                    now,
                    reason);
        }
    }
}
