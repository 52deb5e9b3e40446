package postrider.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.edition.EditionId;
import postrider.edition.NewestPost;
import postrider.edition.Sender;
import postrider.mail.Origin;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.SubscriberId;

/** Deliveries of mails about requests: of no edition, counted as those of edition 0. What they need of it is their payload, a line each. */
final class RequestMailTable {
    private static final EditionId NONE = new EditionId(0);

    /** Of a payload; those of posts follow, three each. */
    private static final int LINES = 6;

    private RequestMailTable() {}

    /** Once for each kind and request. */
    static void enqueue(Tx tx, RequestMail mail) {
        Sender sender = mail.sender();
        EmailAddress replyTo = sender.replyTo();
        List<String> lines = new ArrayList<>(List.of(
                Long.toString(mail.request()),
                mail.newsletter(),
                sender.address().value(),
                sender.name(),
                replyTo == null ? "" : replyTo.value(),
                sender.mailDomain()));
        mail.posts().forEach(post -> lines.addAll(List.of(post.title(), post.url(), post.summary())));
        String payload = lines.stream().map(line -> line.replace('\n', ' ')).collect(Collectors.joining("\n"));
        int queued = tx.update(
                """
                insert into delivery (id, kind, subscriber_id, language, state, due_at, payload, created_at)
                values (?, ?, ?, ?, 'queued', ?, ?, ?)
                on conflict (id) do nothing
                """,
                mail.id().value(),
                mail.kind().column(),
                mail.subscriber().value(),
                mail.language(),
                mail.due(),
                payload,
                mail.due());
        CountTable.queued(tx, NONE, queued);
    }

    /** What a greeting shows. */
    static List<NewestPost> posts(Tx tx, DeliveryId id) {
        String payload = tx.first("select payload from delivery where id = ?", row -> row.text("payload"), id.value())
                .orElse("");
        List<String> lines = List.of(payload.split("\n", -1));
        List<NewestPost> posts = new ArrayList<>();
        for (int i = LINES; i + 2 < lines.size(); i += 3) {
            posts.add(new NewestPost(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
        }
        return posts;
    }

    /**
     * All that waits, by its own index: {@code <>} keeps SQLite from that of all deliveries, where a large edition stands in the way.
     */
    static final String DUE = """
            select d.id, d.state, d.language, d.attempts, d.uncertain_count, d.subscriber_id, d.payload, d.created_at,
                coalesce(r.address, s.address) as address, s.name,
                case when d.attempts > 0 then
                    (select min(a.started_at) from attempt a where a.delivery_id = d.id)
                end as first_attempt_at
            from delivery d
            join subscriber s on s.id = d.subscriber_id
            left join request r on r.id = case when d.id like 'move-%' then cast(substr(d.id, 6) as bigint) end
            where d.edition_id is null
              and d.settled_at is null
              and d.state <> 'sending'
              and d.due_at <= ?
            order by d.due_at
            limit ?
            """;

    static boolean isDue(Tx tx, Instant now) {
        return tx.first(DUE, row -> row.text("id"), now, 1).isPresent();
    }

    /** As {@link ClaimTable#claim}. */
    static List<Delivery> claim(Tx tx, Marks marks, WorkerId worker, int limit, Instant leaseUntil, Instant now) {
        record Due(String id, DeliveryState state, Optional<Delivery> delivery) {}
        List<Due> found = tx.list(
                DUE,
                row -> new Due(row.text("id"), DeliveryState.ofWord(row.text("state")), delivery(row, worker)),
                now,
                limit);
        String claim =
                "update delivery set state = 'sending', worker = ?, lease_until_at = ?, begun_at = null where id = ?";
        List<@Nullable Object[]> rows = new ArrayList<>();
        found.forEach(one -> rows.add(new @Nullable Object[] {worker.value(), leaseUntil, one.id()}));
        tx.batch(claim, rows);
        found.forEach(one -> marks.moved(NONE, one.state(), DeliveryState.SENDING));
        found.stream()
                .filter(one -> one.delivery().isEmpty())
                .forEach(one -> ClaimTable.settle(tx, one.id(), DeliveryState.SUPPRESSED, now));
        return found.stream().flatMap(one -> one.delivery().stream()).toList();
    }

    private static Optional<Delivery> delivery(Row row, WorkerId worker) {
        String address = row.textOrNull("address");
        return Optional.ofNullable(address).flatMap(EmailAddress::parse).map(parsed -> delivery(row, worker, parsed));
    }

    private static Delivery delivery(Row row, WorkerId worker, EmailAddress address) {
        String[] payload = row.text("payload").split("\n", -1);
        Origin origin = new Origin(
                0,
                payload[1],
                new EmailAddress(payload[2]),
                payload[3],
                payload[4].isEmpty() ? null : new EmailAddress(payload[4]),
                payload[5],
                row.instant("created_at"));
        return new Delivery(
                new DeliveryId(row.text("id")),
                worker,
                NONE,
                Long.parseLong(payload[0]),
                row.text("language"),
                origin,
                new SubscriberId(row.number("subscriber_id")),
                address,
                Objects.requireNonNullElse(row.textOrNull("name"), ""),
                row.instant("created_at"),
                (int) row.number("attempts"),
                (int) row.number("uncertain_count"),
                row.instantOrNull("first_attempt_at"));
    }

    /**
     * Counts the attempt if, at this moment, everything speaks for it. A mailbox that failed or complained is asked when somebody subscribes it
     * anew on the web, and told nothing else; who said no themselves gets nothing. Whom an operator's list names is asked while they are pending.
     */
    static boolean begin(Tx tx, Delivery delivery, Instant now) {
        String sql = """
                update delivery
                set attempts = attempts + 1, begun_at = ?
                where id = ?
                  and worker = ?
                  and state = 'sending'
                  and begun_at is null
                  and exists (
                    select 1
                    from subscriber s
                    where s.id = delivery.subscriber_id
                      and s.address is not null
                      and not exists (
                        select 1
                        from suppression x
                        where x.address_key = s.address_key
                          and (delivery.kind <> 'confirm' or x.reason in ('request', 'operator') or exists (
                            select 1 from request r where r.id = cast(? as bigint) and r.purpose = 'listed'))))
                  and (delivery.kind <> 'confirm' or exists (
                    select 1
                    from request r
                    where r.id = cast(? as bigint)
                      and r.used_at is null
                      and r.until_at > ?
                      and (r.purpose <> 'listed' or exists (
                        select 1
                        from subscription u
                        where u.subscriber_id = r.subscriber_id
                          and u.newsletter = r.newsletter
                          and u.state = 'pending'))))
                  and (delivery.kind = 'confirm' or exists (
                    select 1
                    from subscription n
                    where n.subscriber_id = delivery.subscriber_id
                      and n.newsletter = cast(? as text)
                      and n.state in ('active', 'paused')))
                """;
        return tx.update(
                        sql,
                        now,
                        delivery.id().value(),
                        delivery.worker().value(),
                        delivery.revision(),
                        delivery.revision(),
                        now,
                        delivery.origin().newsletter())
                > 0;
    }

    /** As {@link ClaimTable#refuse}. */
    static Permission refuse(Tx tx, Delivery delivery, Instant now) {
        String ours =
                "select 1 as yes from delivery where id = ? and worker = ? and state = 'sending' and begun_at is null";
        boolean isOurs = tx.first(
                        ours,
                        row -> row.number("yes"),
                        delivery.id().value(),
                        delivery.worker().value())
                .isPresent();
        if (!isOurs) {
            return Permission.NOT_OURS;
        }
        ClaimTable.settle(tx, delivery.id().value(), DeliveryState.SUPPRESSED, now);
        return Permission.SUPPRESSED;
    }
}
