package postrider.delivery;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.delivery.CountTable.Move;

/** Claims of senders that died or sleep, and what becomes of them. */
final class StaleClaimTable {
    private StaleClaimTable() {}

    /** A claim whose worker is dead or asleep. */
    record Stale(String id, @Nullable Instant begunAt, int uncertainCount) {
        private static Stale of(Row row) {
            return new Stale(row.text("id"), row.instantOrNull("begun_at"), (int) row.number("uncertain_count"));
        }
    }

    static List<Stale> leasesOver(Tx tx, Instant now) {
        String sql = """
                select id, begun_at, uncertain_count
                from delivery
                where settled_at is null and state = 'sending' and lease_until_at <= ?
                """;
        return tx.list(sql, Stale::of, now);
    }

    static List<Stale> localClaims(Tx tx) {
        String sql = """
                select id, begun_at, uncertain_count
                from delivery
                where settled_at is null and state = 'sending' and worker like ?
                """;
        return tx.list(sql, Stale::of, WorkerId.LOCAL + "%");
    }

    static void recoverUnbegun(Tx tx, Stale stale) {
        ClaimTable.putBack(tx, stale.id());
    }

    static void recoverTaken(Tx tx, Stale stale, Instant now) {
        AttemptTable.keepBegun(tx, stale.id());
        String sql = """
                update attempt
                set ended_at = ?, reply = 'found in the outbox'
                where delivery_id = ? and ended_at is null
                """;
        tx.update(sql, now, stale.id());
        ClaimTable.settle(tx, stale.id(), DeliveryState.SENT, now);
    }

    /** The worker's name stays: should it wake, its answer still counts. */
    static void recoverUnknown(Tx tx, Stale stale, @Nullable Instant dueAt) {
        AttemptTable.keepBegun(tx, stale.id());
        new Move(
                        DeliveryState.UNCERTAIN,
                        "uncertain_count = uncertain_count + 1, due_at = ?, lease_until_at = null",
                        "id = ?")
                .carryOut(tx, Collections.singletonList(dueAt), stale.id());
    }
}
