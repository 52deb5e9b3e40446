package postrider.delivery;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.delivery.CountTable.Move;
import postrider.edition.EditionId;
import postrider.post.PostId;
import postrider.subscriber.EmailAddress;

/** Deliveries in sets: made with their edition, counted, cancelled. One by one they are the {@link ClaimTable}'s. */
final class DeliveryTable {
    private DeliveryTable() {}

    /** @return how many; @throws IllegalStateException where a recipient's language has no letter */
    static int enqueue(Tx tx, EditionId edition, Instant now) {
        String lacking = """
                select r.language
                from edition_recipient r
                where r.edition_id = ?
                  and not exists (
                    select 1 from edition_letter l where l.edition_id = r.edition_id and l.language = r.language)
                """;
        tx.first(lacking, row -> row.text("language"), edition.value()).ifPresent(language -> {
            throw new IllegalStateException("edition " + edition + " has recipients but no letter in " + language);
        });
        String sql = """
                insert into delivery (
                    id, kind, edition_id, subscriber_id, language, state, due_at, from_number, to_number, created_at)
                select e.number || '-' || r.subscriber_id, 'digest', e.id, r.subscriber_id, r.language, 'queued', ?,
                    r.from_number, r.to_number, ?
                from edition_recipient r
                join edition e on e.id = r.edition_id
                where e.id = ?
                order by r.subscriber_id
                """;
        int queued = tx.update(sql, now, now, edition.value());
        CountTable.queued(tx, edition, queued);
        return queued;
    }

    private static final Move CANCEL = new Move(
            DeliveryState.CANCELLED, "settled_at = ?, due_at = null, worker = null, lease_until_at = null", """
            edition_id = ?
              and language = coalesce(?, language)
              and settled_at is null
              and uncertain_count = 0
              and (state in ('queued', 'deferred') or (state = 'sending' and begun_at is null))
            """);

    /**
     * Cancels what nobody may have got: not what is being sent, nor what is uncertain; that is not tried again either.
     *
     * @param language null = all
     */
    static int cancel(Tx tx, EditionId edition, @Nullable String language, Instant now) {
        tx.update("""
                update delivery
                set due_at = null
                where edition_id = ?
                  and language = coalesce(?, language)
                  and settled_at is null
                  and state = 'uncertain'
                """, edition.value(), language);
        return CANCEL.carryOut(tx, List.of(now), edition.value(), language);
    }

    private static final Move RETRY = new Move(
            DeliveryState.QUEUED,
            "due_at = ?, retried_at = ?, settled_at = null, worker = null, lease_until_at = null, begun_at = null",
            "edition_id = ? and (state = 'failed' or (state = 'uncertain' and due_at is null))");

    /** The count of uncertain ends stays: whoever may have got it is not tried by itself after the next. */
    static int retry(Tx tx, EditionId edition, Instant now) {
        return RETRY.carryOut(tx, List.of(now, now), edition.value());
    }

    static Map<PostId, Reach> reach(Tx tx) {
        String sql = """
                select p.post_id, count(*) as sent, min(d.settled_at) as first_at, max(d.settled_at) as last_at
                from edition_post p
                join delivery d on d.edition_id = p.edition_id
                where d.state = 'sent'
                group by p.post_id
                """;
        Map<PostId, Reach> reach = new TreeMap<>();
        tx.each(
                sql,
                row -> reach.put(
                        new PostId(row.text("post_id")),
                        new Reach(row.number("sent"), row.instant("first_at"), row.instant("last_at"))));
        return Collections.unmodifiableMap(reach);
    }

    private static final Move HOLD = new Move(
            DeliveryState.UNCERTAIN,
            "due_at = null, worker = null, lease_until_at = null, uncertain_count = uncertain_count + 1",
            "settled_at is null and not (state = 'uncertain' and due_at is null)");

    static int holdAll(Tx tx) {
        tx.list("""
                select id
                from delivery
                where settled_at is null and state = 'sending' and begun_at is not null
                """, row -> row.text("id")).forEach(id -> AttemptTable.keepBegun(tx, id));
        return HOLD.carryOut(tx, List.of());
    }

    /** An uncertain one waits until it is clear that nobody is at it; the others may go at once. */
    static void acceptClock(Tx tx, Instant now, Instant leaseEnd) {
        tx.update("""
                update delivery
                set due_at = case when state = 'uncertain' then ? else ? end
                where settled_at is null and due_at > case when state = 'uncertain' then ? else ? end
                """, leaseEnd, now, leaseEnd, now);
        tx.update("""
                update delivery
                set lease_until_at = ?
                where settled_at is null and lease_until_at > ?
                """, leaseEnd, leaseEnd);
        tx.update("""
                update delivery
                set begun_at = ?
                where settled_at is null and begun_at > ?
                """, now, now);
        tx.update("""
                update attempt
                set started_at = ?
                where started_at > ?
                  and delivery_id in (select id from delivery where settled_at is null)
                """, now, now);
    }

    /** Whether a worker that asks now would be given something. */
    static boolean isDue(Tx tx, Instant now) {
        String sql = """
                select 1 as yes
                from edition e
                cross join delivery d
                where e.state = 'sending'
                  and d.edition_id = e.id
                  and d.settled_at is null
                  and d.state in ('queued', 'deferred', 'uncertain')
                  and d.due_at <= ?
                limit 1
                """;
        return tx.first(sql, row -> row.number("yes"), now).isPresent();
    }

    static Map<EditionId, Long> undecided(Tx tx) {
        Map<EditionId, Long> undecided = new HashMap<>();
        String sql = """
                select d.edition_id, count(*) as many
                from delivery d
                join edition e on e.id = d.edition_id
                where d.settled_at is null
                  and d.state = 'uncertain'
                  and d.due_at is null
                  and e.state <> 'cancelled'
                group by d.edition_id
                """;
        tx.each(sql, row -> undecided.put(new EditionId(row.number("edition_id")), row.number("many")));
        return Collections.unmodifiableMap(undecided);
    }

    static Recipients recipients(Tx tx, EditionId edition) {
        Map<String, Long> languages = new TreeMap<>();
        Set<String> frequencies = new TreeSet<>();
        String sql = """
                select d.language, s.frequency, count(*) as many
                from delivery d
                join edition e on e.id = d.edition_id
                join subscription s on s.subscriber_id = d.subscriber_id and s.newsletter = e.newsletter
                where d.edition_id = ?
                  and d.state not in ('sent', 'failed', 'suppressed', 'cancelled')
                group by d.language, s.frequency
                """;
        tx.each(
                sql,
                row -> {
                    languages.merge(row.text("language"), row.number("many"), Long::sum);
                    frequencies.add(row.text("frequency"));
                },
                edition.value());
        return new Recipients(languages, List.copyOf(frequencies));
    }

    static List<Failure> failures(Tx tx, EditionId edition) {
        String sql = """
                select d.id, d.state, s.address, a.code, a.enhanced_code, a.reply,
                    exists (select 1 from suppression x where x.address_key = s.address_key) as suppressed
                from delivery d
                join subscriber s on s.id = d.subscriber_id
                left join attempt a on a.delivery_id = d.id and a.number = d.attempts
                where d.edition_id = ?
                  and (d.state = 'failed' or (d.state = 'uncertain' and d.due_at is null))
                order by d.subscriber_id
                """;
        return tx.list(sql, DeliveryTable::failure, edition.value());
    }

    private static Failure failure(Row row) {
        Long code = row.numberOrNull("code");
        String address = row.textOrNull("address");
        return new Failure(
                new DeliveryId(row.text("id")),
                DeliveryState.ofWord(row.text("state")),
                address == null ? "" : new EmailAddress(address).masked(),
                code == null ? null : code.intValue(),
                orEmpty(row.textOrNull("enhanced_code")),
                orEmpty(row.textOrNull("reply")),
                row.number("suppressed") != 0);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
