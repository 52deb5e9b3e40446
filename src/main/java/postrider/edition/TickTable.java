package postrider.edition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.subscriber.Ticks;

/** Moves {@code mark} and {@code next_due_at} of {@code subscription}: for whole groups, never one by one. */
final class TickTable {
    private TickTable() {}

    /** People who hear at the same moments. */
    private record Group(String frequency, @Nullable String zone) {
        static Group of(Row row) {
            return new Group(row.text("frequency"), row.textOrNull("zone"));
        }

        @Nullable
        Instant next(Newsletter newsletter, Ticks ticks) {
            return newsletter
                    .digest()
                    .frequency(frequency)
                    .map(known -> ticks.next(known, own()))
                    .orElse(null);
        }

        /** A zone that this Java doesn't know must not stop the others: the site's stands in. */
        private @Nullable ZoneId own() {
            try {
                return zone == null || zone.isBlank() ? null : ZoneId.of(zone);
            } catch (DateTimeException e) {
                return null;
            }
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

    /** Moves those in the temporary table {@code edition_served} up to the target and on to their next tick. */
    static void serve(Tx tx, Newsletter newsletter, long target, Ticks ticks) {
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
                        group.next(newsletter, ticks),
                        newsletter.name(),
                        group.frequency(),
                        group.zone()));
    }
}
