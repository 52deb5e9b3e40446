package postrider.delivery;

import java.time.Instant;
import java.util.List;
import postrider.database.Tx;
import postrider.delivery.CountTable.Move;
import postrider.subscriber.SubscriberId;

/** Takes deliveries off the record. */
final class OldDeliveryTable {
    private static final int PART = 20_000;

    private OldDeliveryTable() {}

    /** Settles what has not begun of a person, and removes all that is settled; it stays counted. @return what is left of no record */
    static List<String> erase(Tx tx, SubscriberId subscriber, Instant now) {
        List<String> all =
                tx.list("select id from delivery where subscriber_id = ?", row -> row.text("id"), subscriber.value());
        new Move(
                        DeliveryState.SUPPRESSED,
                        "settled_at = ?, due_at = null, worker = null, lease_until_at = null",
                        "subscriber_id = ? and settled_at is null and state in ('queued', 'deferred', 'uncertain')")
                .carryOut(tx, List.of(now), subscriber.value());
        delete(tx, "select id from delivery where subscriber_id = ? and settled_at is not null", subscriber.value());
        return all;
    }

    /** With their attempts. @param ids a query */
    private static void delete(Tx tx, String ids, Object... arguments) {
        tx.update("delete from attempt where delivery_id in (" + ids + ")", arguments);
        tx.update("delete from delivery where id in (" + ids + ")", arguments);
    }

    /**
     * Removes some of those that were settled before, and of erased people all that are settled, with their attempts. Looks for them by their
     * editions: there is no index of when deliveries were settled, and most runs find none.
     *
     * @return whether there may be more
     */
    static boolean remove(Tx tx, Instant before) {
        tx.update("create temporary table if not exists old_delivery (id text not null primary key) without rowid");
        int found = tx.update("""
                insert into old_delivery
                select d.id
                from edition e
                join delivery d on d.edition_id = e.id
                where e.composed_at < ? and d.settled_at < ?
                limit ?
                """, before, before, PART);
        found += tx.update("""
                insert into old_delivery
                select id
                from delivery
                where edition_id is null and settled_at < ?
                limit ?
                """, before, PART - found);
        found += tx.update("""
                insert into old_delivery
                select d.id
                from subscriber s
                join delivery d on d.subscriber_id = s.id
                where s.erased_at is not null and d.settled_at is not null
                limit ?
                on conflict do nothing
                """, PART - found);
        if (found > 0) {
            delete(tx, "select id from old_delivery");
            tx.update("delete from old_delivery");
        }
        return found == PART;
    }
}
