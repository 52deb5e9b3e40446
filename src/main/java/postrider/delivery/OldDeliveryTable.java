package postrider.delivery;

import java.time.Instant;
import postrider.database.Tx;

/** Takes deliveries off the record. */
final class OldDeliveryTable {
    private static final int PART = 20_000;

    private OldDeliveryTable() {}

    /**
     * Removes some of those that were settled before, and their attempts. Looks for them by their editions: there is no index of when
     * deliveries were settled, and most runs find none.
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
        if (found > 0) {
            tx.update("delete from attempt where delivery_id in (select id from old_delivery)");
            tx.update("delete from delivery where id in (select id from old_delivery)");
            tx.update("delete from old_delivery");
        }
        return found == PART;
    }
}
