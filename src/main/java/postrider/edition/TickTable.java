package postrider.edition;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;

/** Moves {@code mark} and {@code next_due_at} of {@code subscription}: for whole groups, never one by one. */
final class TickTable {
    private TickTable() {}

    /** People who hear at the same moments. */
    private record Group(String frequency, @Nullable String zone) {
        static Group of(Row row) {
            return new Group(row.text("frequency"), row.textOrNull("zone"));
        }
    }

    /** The moments at which somebody's tick comes, soonest first. */
    static List<Instant> ahead(Tx tx, String newsletter, Instant now, int limit) {
        return tx.list("""
                select distinct next_due_at
                from subscription
                where newsletter = ? and state = 'active' and next_due_at > ?
                order by next_due_at
                limit ?
                """, row -> row.instant("next_due_at"), newsletter, now, limit);
    }

    /**
     * Sets the ticks that lie ahead anew. Where nothing changed this finds nothing to do: a tick set at any moment since the one
     * before is the same as one set now. Ticks that have passed stay, for they are served by this run.
     */
    static void renew(Tx tx, String newsletter, Ticks ticks, Instant now) {
        tx.list("""
                        select distinct s.frequency, p.zone
                        from subscription s
                        join subscriber p on p.id = s.subscriber_id
                        where s.newsletter = ? and s.state = 'active'
                        """, Group::of, newsletter).stream()
                .filter(group -> ticks.knows(group.frequency()))
                .forEach(group -> renew(tx, newsletter, group, ticks, now));
    }

    private static void renew(Tx tx, String newsletter, Group group, Ticks ticks, Instant now) {
        Instant next = ticks.next(group.frequency(), group.zone(), now).orElse(null);
        tx.update("""
                update subscription
                set next_due_at = ?
                where newsletter = ?
                  and state = 'active'
                  and frequency = ?
                  and (next_due_at is null or next_due_at > ?)
                  and next_due_at is distinct from ?
                  and subscriber_id in (select id from subscriber where zone is not distinct from ?)
                """, next, newsletter, group.frequency(), now, next, group.zone());
    }

    /** Moves those in the temporary table {@code edition_served} up to the target and on to their next tick. */
    static void serve(Tx tx, String newsletter, long target, Ticks ticks, Instant now) {
        tx.list("select distinct frequency, zone from edition_served", Group::of)
                .forEach(group -> tx.update(
                        """
                        update subscription
                        set mark = case when mark < ? then ? else mark end, next_due_at = ?
                        where newsletter = ?
                          and subscriber_id in (
                            select subscriber_id
                            from edition_served
                            where frequency = ? and zone is not distinct from ?)
                        """,
                        target,
                        target,
                        ticks.next(group.frequency(), group.zone(), now).orElse(null),
                        newsletter,
                        group.frequency(),
                        group.zone()));
    }
}
