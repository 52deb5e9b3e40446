package postrider.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;

/** What people asked for on the web, and what an operator asked for them. */
final class RequestTable {
    private final Tx tx;

    RequestTable(Tx tx) {
        this.tx = tx;
    }

    /** @param until when its answer is taken; @param used whether it was */
    record Asked(
            long id,
            Joining.Purpose purpose,
            SubscriberId subscriber,
            String newsletter,
            String frequency,
            String topics,
            @Nullable EmailAddress address,
            Instant askedAt,
            Instant until,
            boolean used) {
        private static Asked of(Row row) {
            String address = row.textOrNull("address");
            return new Asked(
                    row.number("id"),
                    Joining.Purpose.ofWord(row.text("purpose")),
                    new SubscriberId(row.number("subscriber_id")),
                    row.text("newsletter"),
                    row.text("frequency"),
                    row.text("topics"),
                    address == null ? null : new EmailAddress(address),
                    row.instant("asked_at"),
                    row.instant("until_at"),
                    row.numberOrNull("used_at") != null);
        }
    }

    long add(
            Joining.Purpose purpose,
            SubscriberId subscriber,
            String newsletter,
            String frequency,
            String topics,
            @Nullable EmailAddress address,
            String domain,
            Instant now,
            Instant until) {
        long id = tx.number("select max(id) from request") + 1;
        tx.update(
                """
                insert into request
                    (id, purpose, subscriber_id, newsletter, frequency, topics, address, domain, asked_at, until_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                purpose.word(),
                subscriber.value(),
                newsletter,
                frequency,
                topics,
                address == null ? null : address.value(),
                domain,
                now,
                until);
        return id;
    }

    Optional<Asked> find(long id) {
        return tx.first("select * from request where id = ?", Asked::of, id);
    }

    void use(long id, Instant now) {
        tx.update("update request set used_at = ? where id = ?", now, id);
    }

    /** Whoever leaves takes back what they asked for. */
    void withdraw(SubscriberId subscriber, String newsletter, Instant now) {
        tx.update("""
                update request set used_at = ?
                where subscriber_id = ? and newsletter = ? and used_at is null
                """, now, subscriber.value(), newsletter);
    }

    /** Somebody who waits for the mail that asks them. */
    record Unasked(SubscriberId subscriber, EmailAddress address, String language, String frequency) {}

    /** Who is pending and was never asked. Whoever gets nothing is not asked either. */
    List<Unasked> unasked(String newsletter, int most) {
        return tx.list(
                """
                select u.subscriber_id, u.frequency, s.address, s.language
                from subscription u
                join subscriber s on s.id = u.subscriber_id
                left join suppression p on p.address_key = s.address_key
                where u.newsletter = ? and u.state = 'pending' and u.asked_at is null
                  and s.address is not null and p.address_key is null
                order by u.subscriber_id
                limit ?
                """,
                row -> new Unasked(
                        new SubscriberId(row.number("subscriber_id")),
                        new EmailAddress(row.text("address")),
                        row.text("language"),
                        row.text("frequency")),
                newsletter,
                most);
    }

    void asked(SubscriberId subscriber, String newsletter, Instant now) {
        tx.update("""
                update subscription set asked_at = ?
                where subscriber_id = ? and newsletter = ? and state = 'pending'
                """, now, subscriber.value(), newsletter);
    }

    long since(SubscriberId subscriber, Instant after) {
        return tx.number(
                "select count(*) from request where subscriber_id = ? and asked_at > ?", subscriber.value(), after);
    }

    long since(String domain, Instant after) {
        return tx.number(
                "select count(*) from request where domain = ? and asked_at > ? and purpose <> 'listed'",
                domain,
                after);
    }

    long since(Instant after) {
        return tx.number("select count(*) from request where asked_at > ? and purpose <> 'listed'", after);
    }

    /** The domain that most was asked for on the web since then. */
    Optional<Joining.Flood> busiest(Instant after) {
        return tx.first("""
                select domain, count(*) as many
                from request
                where asked_at > ? and purpose <> 'listed'
                group by domain
                order by many desc, domain
                limit 1
                """, row -> new Joining.Flood(row.text("domain"), row.number("many")), after);
    }

    /** Somebody else may have wished to move there. */
    void forgetMovesTo(EmailAddress address) {
        tx.update("delete from request where purpose = 'move' and lower(address) = lower(?)", address.value());
    }

    int forgetUnconfirmed(Instant before) {
        String forgotten = """
                select u.subscriber_id
                from subscription u
                join request r on r.subscriber_id = u.subscriber_id
                where u.state = 'pending'
                group by u.subscriber_id
                having max(r.asked_at) < ?
                   and not exists (
                        select 1 from subscription other
                        where other.subscriber_id = u.subscriber_id and other.state <> 'pending')
                """;
        var ids = tx.list(forgotten, row -> row.number("subscriber_id"), before);
        for (long id : ids) {
            tx.update("delete from request where subscriber_id = ?", id);
            tx.update(
                    "update import_row set cells = ? where address_key = (select address_key from subscriber where id = ?)",
                    SubscriberCells.UNCONFIRMED,
                    id);
            tx.update("delete from subscription_change where subscriber_id = ?", id);
            tx.update("delete from subscription where subscriber_id = ?", id);
            tx.update("delete from subscriber where id = ?", id);
        }
        tx.update("delete from request where asked_at < ?", before);
        return ids.size();
    }
}
