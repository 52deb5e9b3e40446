package postrider.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.database.Tx;

/** By which cron lines and which site zone the ticks were set that subscriptions wait for. */
final class TickRuleTable {
    /** @param cron empty for a frequency that is due at every run */
    record TickRule(String cron, String zone) {}

    private final Tx tx;

    TickRuleTable(Tx tx) {
        this.tx = tx;
    }

    Optional<TickRule> rule(String newsletter, String frequency) {
        return tx.first(
                "select cron, zone from tick_rule where newsletter = ? and frequency = ?",
                row -> new TickRule(row.text("cron"), row.text("zone")),
                newsletter,
                frequency);
    }

    void keep(String newsletter, String frequency, TickRule rule) {
        tx.update("""
                insert into tick_rule (newsletter, frequency, cron, zone)
                values (?, ?, ?, ?)
                on conflict (newsletter, frequency) do update set cron = excluded.cron, zone = excluded.zone
                """, newsletter, frequency, rule.cron(), rule.zone());
    }

    /** The zones that people have who hear so often; the site's is among them as an empty one. */
    List<Optional<ZoneId>> zones(String newsletter, String frequency) {
        return tx.list("""
                select distinct s.zone
                from subscription u
                join subscriber s on s.id = u.subscriber_id
                where u.newsletter = ? and u.frequency = ? and u.state = 'active'
                """, row -> Optional.ofNullable(row.textOrNull("zone")).map(ZoneId::of), newsletter, frequency);
    }

    /** Nobody waits for a tick; those who were due by then, and those due at every run, are as served. */
    void forgetTicks(Instant lastRun) {
        tx.update("""
                update subscription
                set mark = (select n.last_number from newsletter n where n.newsletter = subscription.newsletter)
                where state = 'active' and (next_due_at is null or next_due_at <= ?)
                  and mark < (select n.last_number from newsletter n where n.newsletter = subscription.newsletter)
                """, lastRun);
        tx.update("update subscription set next_due_at = null where state = 'active'");
    }

    /** Sets the tick of all in that zone but those whose tick has passed. @return how many */
    int setTicks(String newsletter, String frequency, @Nullable ZoneId zone, @Nullable Instant tick, Instant now) {
        return tx.update("""
                update subscription
                set next_due_at = ?
                where newsletter = ? and frequency = ? and state = 'active'
                  and (next_due_at is null or next_due_at > ?)
                  and subscriber_id in (select id from subscriber where zone is not distinct from ?)
                """, tick, newsletter, frequency, now, zone == null ? null : zone.getId());
    }
}
