package postrider.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.delivery.CountTable.Move;
import postrider.edition.EditionId;
import postrider.mail.Origin;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.SubscriberId;

/** One delivery's way through a worker's hands. Every change asks whether the row still carries that worker's claim. */
final class ClaimTable {
    private ClaimTable() {}

    /** Of one edition: where another that is paused has a million waiting, a claim does not walk through them. */
    static final String DUE = """
            select d.id, d.state, d.due_at, d.language, d.attempts, d.uncertain_count, d.subscriber_id,
                e.number, e.revision, e.newsletter, e.sender, e.sender_name, e.reply_to, e.mail_domain,
                coalesce(e.sending_at, e.composed_at) as date_at,
                s.address, s.name,
                coalesce(
                    (select min(c.at)
                     from subscription_change c
                     where c.subscriber_id = d.subscriber_id
                       and c.newsletter = e.newsletter
                       and c.state = 'active'),
                    s.created_at) as subscribed_at,
                case when d.attempts > 0 then
                    (select min(a.started_at)
                     from attempt a
                     where a.delivery_id = d.id and a.started_at >= coalesce(d.retried_at, 0))
                end as first_attempt_at
            from delivery d
            cross join edition e
            cross join subscriber s
            where d.settled_at is null
              and d.state in ('queued', 'deferred', 'uncertain')
              and d.edition_id = ?
              and d.due_at <= ?
              and e.id = d.edition_id
              and s.id = d.subscriber_id
            order by d.state, d.due_at
            limit ?
            """;

    private record Due(
            DeliveryId id, EditionId edition, DeliveryState state, Instant dueAt, Optional<Delivery> delivery) {}

    /** Claims what is due, deferred ones first, in the order of their due times. */
    static List<Delivery> claim(Tx tx, Marks marks, WorkerId worker, int limit, Instant leaseUntil, Instant now) {
        List<Due> found = due(tx, worker, limit, now);
        String claim =
                "update delivery set state = 'sending', worker = ?, lease_until_at = ?, begun_at = null where id = ?";
        List<@Nullable Object[]> rows = new ArrayList<>();
        found.forEach(one -> rows.add(
                new @Nullable Object[] {worker.value(), leaseUntil, one.id().value()}));
        tx.batch(claim, rows);
        found.forEach(one -> marks.moved(one.edition(), one.state(), DeliveryState.SENDING));
        found.stream()
                .filter(one -> one.delivery().isEmpty())
                .forEach(one -> settle(tx, one.id().value(), DeliveryState.SUPPRESSED, now));
        return found.stream().flatMap(one -> one.delivery().stream()).toList();
    }

    private static List<Due> due(Tx tx, WorkerId worker, int limit, Instant now) {
        List<EditionId> editions = tx.list(
                "select id from edition where state = 'sending' order by id", row -> new EditionId(row.number("id")));
        Map<EditionId, Origin> origins = new HashMap<>();
        List<Due> found = new ArrayList<>();
        for (EditionId edition : editions) {
            found.addAll(tx.list(
                    DUE,
                    row -> new Due(
                            new DeliveryId(row.text("id")),
                            edition,
                            DeliveryState.ofWord(row.text("state")),
                            row.instant("due_at"),
                            delivery(row, worker, edition, origins.computeIfAbsent(edition, any -> origin(row)))),
                    edition.value(),
                    now,
                    limit));
        }
        return found.stream()
                .sorted(Comparator.comparing((Due one) -> one.state().word()).thenComparing(Due::dueAt))
                .limit(limit)
                .toList();
    }

    /** Empty where the address is none that can be mailed. */
    private static Optional<Delivery> delivery(Row row, WorkerId worker, EditionId edition, Origin origin) {
        String address = row.textOrNull("address");
        return Optional.ofNullable(address)
                .flatMap(EmailAddress::parse)
                .filter(parsed -> parsed.value().equals(address))
                .map(parsed -> delivery(row, worker, edition, origin, parsed));
    }

    private static Origin origin(Row row) {
        String replyTo = row.textOrNull("reply_to");
        return new Origin(
                row.number("number"),
                row.text("newsletter"),
                new EmailAddress(row.text("sender")),
                row.text("sender_name"),
                replyTo == null ? null : new EmailAddress(replyTo),
                row.text("mail_domain"),
                row.instant("date_at"));
    }

    private static Delivery delivery(Row row, WorkerId worker, EditionId edition, Origin origin, EmailAddress address) {
        return new Delivery(
                new DeliveryId(row.text("id")),
                worker,
                edition,
                row.number("revision"),
                row.text("language"),
                origin,
                new SubscriberId(row.number("subscriber_id")),
                address,
                Objects.requireNonNullElse(row.textOrNull("name"), ""),
                row.instant("subscribed_at"),
                (int) row.number("attempts"),
                (int) row.number("uncertain_count"),
                row.instantOrNull("first_attempt_at"));
    }

    /** Why it must not begin; what follows is written down. */
    static Permission refuse(Tx tx, Delivery delivery, Instant now) {
        String sql = """
                select e.state as edition_state, s.address, n.state as subscription_state,
                    exists (select 1 from suppression x where x.address_key = s.address_key) as suppressed
                from delivery d
                join edition e on e.id = d.edition_id
                join subscriber s on s.id = d.subscriber_id
                left join subscription n on n.subscriber_id = s.id and n.newsletter = e.newsletter
                where d.id = ?
                  and d.worker = ?
                  and d.state = 'sending'
                  and d.begun_at is null
                """;
        Permission refusal = tx.first(
                        sql,
                        ClaimTable::refusal,
                        delivery.id().value(),
                        delivery.worker().value())
                .orElse(Permission.NOT_OURS);
        switch (refusal) {
            case SUPPRESSED -> settle(tx, delivery.id().value(), DeliveryState.SUPPRESSED, now);
            case CANCELLED -> settle(tx, delivery.id().value(), DeliveryState.CANCELLED, now);
            case PUT_BACK -> putBack(tx, delivery.id().value());
            case NOT_OURS, BEGUN -> {}
        }
        return refusal;
    }

    private static Permission refusal(Row row) {
        if (row.textOrNull("address") == null
                || row.number("suppressed") != 0
                || !"active".equals(row.textOrNull("subscription_state"))) {
            return Permission.SUPPRESSED;
        }
        return row.text("edition_state").equals("cancelled") ? Permission.CANCELLED : Permission.PUT_BACK;
    }

    /** What was in flight when its edition was cancelled, and not taken, ends as the rest; not what may have arrived before. */
    static boolean endWithEdition(Tx tx, Delivery delivery, Instant now) {
        String sql = """
                select d.id
                from delivery d
                join edition e on e.id = d.edition_id
                where d.id = ?
                  and d.state in ('queued', 'deferred')
                  and d.uncertain_count = 0
                  and e.state = 'cancelled'
                """;
        String id = delivery.id().value();
        boolean ends = tx.first(sql, row -> row.text("id"), id).isPresent();
        if (ends) {
            settle(tx, id, DeliveryState.CANCELLED, now);
        }
        return ends;
    }

    /** What may have arrived of an edition that was cancelled meanwhile is not tried again. */
    static void leaveWithEdition(Tx tx, String id) {
        tx.update("""
                update delivery
                set due_at = null
                where id = ?
                  and state = 'uncertain'
                  and exists (select 1 from edition e where e.id = delivery.edition_id and e.state = 'cancelled')
                """, id);
    }

    static void settle(Tx tx, String id, DeliveryState state, Instant now) {
        new Move(state, "settled_at = ?, due_at = null, worker = null, lease_until_at = null", "id = ?")
                .carryOut(tx, List.of(now), id);
    }

    /** Where a delivery stands that was claimed and not begun: as it stood before. */
    static void putBack(Tx tx, String id) {
        String before = """
                select case
                        when uncertain_count > 0 then 'uncertain'
                        when attempts > 0 then 'deferred'
                        else 'queued'
                    end as state
                from delivery
                where id = ?
                """;
        tx.first(before, row -> DeliveryState.ofWord(row.text("state")), id)
                .ifPresent(state -> new Move(state, "worker = null, lease_until_at = null, begun_at = null", "id = ?")
                        .carryOut(tx, List.of(), id));
    }

    /** As {@link #putBack(Tx, String)}, until later. */
    static void putBack(Tx tx, String id, Instant dueAt) {
        putBack(tx, id);
        tx.update("update delivery set due_at = ? where id = ?", dueAt, id);
    }

    /** As {@link #putBack(Tx, String, Instant)}, if the row still is this worker's. @return whether it is */
    static boolean postpone(Tx tx, Delivery delivery, Instant dueAt) {
        String sql = """
                select id
                from delivery
                where id = ? and worker = ? and state = 'sending' and begun_at is null
                """;
        String id = delivery.id().value();
        boolean ours = tx.first(
                        sql, row -> row.text("id"), id, delivery.worker().value())
                .isPresent();
        if (ours) {
            putBack(tx, id, dueAt);
        }
        return ours;
    }

    /** When the first of those that wait for their turn has it; what was tried before is not among them. */
    static Optional<Instant> nextTurn(Tx tx) {
        String sql = """
                select min((
                    select min(d.due_at)
                    from delivery d
                    where d.settled_at is null and d.state = 'queued' and d.edition_id = e.id)) as first_at
                from edition e
                where e.state = 'sending'
                """;
        return tx.first(sql, row -> Optional.ofNullable(row.instantOrNull("first_at")))
                .flatMap(first -> first);
    }

    /** Sets the lease anew for all that this worker holds. */
    static void renew(Tx tx, WorkerId worker, Instant leaseUntil) {
        String sql = """
                update delivery
                set lease_until_at = ?
                where settled_at is null and state = 'sending' and worker = ?
                """;
        tx.update(sql, leaseUntil, worker.value());
    }

    /** Puts back what this worker claimed and has not begun. */
    static void release(Tx tx, WorkerId worker) {
        String sql = """
                select id
                from delivery
                where settled_at is null and state = 'sending' and worker = ? and begun_at is null
                """;
        tx.list(sql, row -> row.text("id"), worker.value()).forEach(id -> putBack(tx, id));
    }
}
