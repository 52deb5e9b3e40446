package postrider.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        end(tx, List.of(new Ended(delivery.id(), answer, now)));
    }

    /** What a delivery's latest attempt came to. */
    record Ended(DeliveryId delivery, Answer answer, Instant at) {}

    /**
     * Adds attempts to the record, with what came of each: until then the delivery's own row says all of one. What was given up as
     * unknown is there already when its answer comes late.
     */
    static void end(Tx tx, List<Ended> ended) {
        String sql = """
                insert into attempt (delivery_id, number, started_at, ended_at, code, enhanced_code, reply)
                select id, attempts, begun_at, ?, ?, ?, ?
                from delivery
                where id = ?
                on conflict (delivery_id, number) do update
                set ended_at = excluded.ended_at,
                    code = excluded.code,
                    enhanced_code = excluded.enhanced_code,
                    reply = excluded.reply
                """;
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Ended one : ended) {
            Answer answer = one.answer();
            rows.add(new @Nullable Object[] {
                one.at(),
                answer.code(),
                answer.enhanced(),
                answer.text(),
                one.delivery().value()
            });
        }
        tx.batch(sql, rows);
    }

    /** Adds one to the record that has begun and of whose end nobody knows. @param id of the delivery */
    static void keepBegun(Tx tx, String id) {
        tx.update("""
                insert into attempt (delivery_id, number, started_at)
                select id, attempts, begun_at
                from delivery
                where id = ? and begun_at is not null
                on conflict (delivery_id, number) do nothing
                """, id);
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
