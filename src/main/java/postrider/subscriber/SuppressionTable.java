package postrider.subscriber;

import java.time.Instant;
import java.util.Optional;
import postrider.database.Tx;

/** Addresses that get nothing, by their keys. */
final class SuppressionTable {
    private SuppressionTable() {}

    /** @return whether it is new */
    static boolean add(Tx tx, String addressKey, Suppression reason, String evidence, Instant now) {
        return tx.update("""
                        insert into suppression (address_key, reason, evidence, since_at)
                        values (?, ?, ?, ?)
                        on conflict (address_key) do nothing
                        """, addressKey, reason.word(), evidence, now) > 0;
    }

    /** Whatever was known of the address before: that may tell of the person. */
    static void erase(Tx tx, String addressKey, String evidence, Instant now) {
        tx.update("""
                insert into suppression (address_key, reason, evidence, since_at)
                values (?, 'request', ?, ?)
                on conflict (address_key) do update set reason = excluded.reason, evidence = excluded.evidence
                """, addressKey, evidence, now);
    }

    /** For whoever comes back by their own word. */
    static void remove(Tx tx, String addressKey) {
        tx.update("delete from suppression where address_key = ?", addressKey);
    }

    static Optional<Suppression> find(Tx tx, String addressKey) {
        return tx.first(
                "select reason from suppression where address_key = ?",
                row -> Suppression.ofWord(row.text("reason")),
                addressKey);
    }
}
