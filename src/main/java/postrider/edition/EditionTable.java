package postrider.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.post.PostId;
import postrider.subscriber.EmailAddress;

/** The tables {@code edition} and {@code edition_post}. */
final class EditionTable {
    private EditionTable() {}

    /** The greatest id so far, 0 before the first. */
    static long last(Tx tx) {
        return tx.number("select coalesce(max(id), 0) from edition");
    }

    static long nextNumber(Tx tx) {
        return tx.number("""
                select coalesce(max(number), 0) + 1
                from (
                    select number from edition
                    union all
                    select last as number from given where name = 'edition') numbers
                """);
    }

    static void add(Tx tx, KeptEdition kept) {
        Edition edition = kept.edition();
        Sender sender = kept.sender();
        EmailAddress replyTo = sender.replyTo();
        tx.update(
                """
                insert into edition (id, number, newsletter, state, revision, composed_at, goes_at, review_reason,
                    sender, sender_name, reply_to, mail_domain)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                edition.id().value(),
                edition.number(),
                edition.newsletter(),
                kept.state().word(),
                kept.revision(),
                edition.composedAt(),
                kept.goesAt(),
                kept.reviewReason(),
                sender.address().value(),
                sender.name(),
                replyTo == null ? null : replyTo.value(),
                sender.mailDomain());
        setPosts(tx, edition.id(), edition.posts());
    }

    /** As if it had never been opened. */
    static void remove(Tx tx, EditionId id) {
        tx.update("delete from edition_post where edition_id = ?", id.value());
        tx.update("delete from edition where id = ?", id.value());
    }

    static void setPosts(Tx tx, EditionId id, List<PostId> posts) {
        tx.update("delete from edition_post where edition_id = ?", id.value());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            rows.add(new @Nullable Object[] {id.value(), i + 1, posts.get(i).value()});
        }
        tx.batch("""
                insert into edition_post (edition_id, position, post_id)
                values (?, ?, ?)
                """, rows);
    }

    /** All of them, by number. */
    static List<KeptEdition> list(Tx tx) {
        return tx.list("""
                select id, number, newsletter, state, revision, composed_at, goes_at, approved_at, sending_at,
                    review_reason, halt_reason, sender, sender_name, reply_to, mail_domain
                from edition
                order by number
                """, row -> kept(tx, row));
    }

    /** The newest ones, by number. */
    static List<KeptEdition> latest(Tx tx, int limit) {
        return tx.list("""
                select *
                from (select id, number, newsletter, state, revision, composed_at, goes_at, approved_at, sending_at,
                        review_reason, halt_reason, sender, sender_name, reply_to, mail_domain
                    from edition
                    order by number desc
                    limit ?)
                order by number
                """, row -> kept(tx, row), limit);
    }

    /** Those that hold the post, by number. */
    static List<KeptEdition> holding(Tx tx, PostId post) {
        return tx.list("""
                select id, number, newsletter, state, revision, composed_at, goes_at, approved_at, sending_at,
                    review_reason, halt_reason, sender, sender_name, reply_to, mail_domain
                from edition
                where id in (select edition_id from edition_post where post_id = ?)
                order by number
                """, row -> kept(tx, row), post.value());
    }

    static Optional<KeptEdition> find(Tx tx, long number) {
        return tx.first("""
                select id, number, newsletter, state, revision, composed_at, goes_at, approved_at, sending_at,
                    review_reason, halt_reason, sender, sender_name, reply_to, mail_domain
                from edition
                where number = ?
                """, row -> kept(tx, row), number);
    }

    /** In either state, by number. */
    static List<KeptEdition> in(Tx tx, EditionState one, EditionState other) {
        return tx.list("""
                select id, number, newsletter, state, revision, composed_at, goes_at, approved_at, sending_at,
                    review_reason, halt_reason, sender, sender_name, reply_to, mail_domain
                from edition
                where state in (?, ?)
                order by number
                """, row -> kept(tx, row), one.word(), other.word());
    }

    private static KeptEdition kept(Tx tx, Row row) {
        EditionId id = new EditionId(row.number("id"));
        String replyTo = row.textOrNull("reply_to");
        return new KeptEdition(
                new Edition(
                        id, row.number("number"), row.text("newsletter"), posts(tx, id), row.instant("composed_at")),
                EditionState.of(row.text("state")),
                row.number("revision"),
                new Sender(
                        row.text("sender_name"),
                        new EmailAddress(row.text("sender")),
                        replyTo == null ? null : new EmailAddress(replyTo),
                        row.text("mail_domain")),
                row.instantOrNull("goes_at"),
                row.instantOrNull("approved_at"),
                row.instantOrNull("sending_at"),
                row.textOrNull("review_reason"),
                row.textOrNull("halt_reason"),
                deliveries(tx, id));
    }

    private static List<PostId> posts(Tx tx, EditionId id) {
        return tx.list("""
                select post_id
                from edition_post
                where edition_id = ?
                order by position
                """, row -> new PostId(row.text("post_id")), id.value());
    }

    private static Map<String, Long> deliveries(Tx tx, EditionId id) {
        Map<String, Long> count = new TreeMap<>();
        tx.each("""
                select state, size
                from delivery_count
                where edition_id = ? and size > 0
                """, row -> count.put(row.text("state"), row.number("size")), id.value());
        return count;
    }

    /** From one of two states to another; touches nothing in any other state. */
    static boolean move(Tx tx, EditionId id, EditionState from, EditionState orFrom, EditionState to) {
        return tx.update("""
                        update edition
                        set state = ?
                        where id = ? and state in (?, ?)
                        """, to.word(), id.value(), from.word(), orFrom.word()) == 1;
    }

    /** @param why it was not a person who paused it; null where one is to say from now on */
    static void setHaltReason(Tx tx, EditionId id, @Nullable String why) {
        tx.update("update edition set halt_reason = ? where id = ?", why, id.value());
    }

    static int release(Tx tx, Instant now) {
        return tx.update("""
                update edition
                set state = 'ready'
                where state = 'review' and goes_at <= ?
                """, now);
    }

    /** Whoever was shown an edition by a clock that was ahead has as long as ever to look at it. */
    static void acceptClock(Tx tx, Instant now) {
        tx.update("""
                update edition
                set goes_at = goes_at - composed_at + ?, composed_at = ?
                where state = 'review' and goes_at is not null and composed_at > ?
                """, now, now, now);
    }

    /** Its {@code Date:} is the first moment, whatever is begun again later. */
    static void begunSending(Tx tx, EditionId id, Instant now) {
        tx.update("""
                update edition
                set sending_at = ?
                where id = ? and sending_at is null
                """, now, id.value());
    }

    static void approved(Tx tx, EditionId id, Instant now) {
        tx.update("""
                update edition
                set approved_at = ?
                where id = ?
                """, now, id.value());
    }

    static void revised(Tx tx, EditionId id) {
        tx.update("""
                update edition
                set revision = revision + 1
                where id = ?
                """, id.value());
    }

    /** Its review ends no sooner, where it ends by itself. */
    static void showUntil(Tx tx, EditionId id, Instant at) {
        tx.update("""
                update edition
                set goes_at = ?
                where id = ? and goes_at < ?
                """, at, id.value(), at);
    }

    /** Those of whom no delivery is open: an uncertain one is, unless it is due no more and waits for a person. */
    static int finish(Tx tx) {
        return tx.update("""
                update edition
                set state = 'sent'
                where state = 'sending'
                  and not exists (
                    select 1
                    from delivery d
                    where d.edition_id = edition.id
                      and d.settled_at is null
                      and (d.state in ('queued', 'sending', 'deferred')
                        or d.state = 'uncertain' and d.due_at is not null))
                """);
    }

    /** Whether an attempt at any of its deliveries was ever begun. */
    static boolean hasBegun(Tx tx, EditionId id) {
        return tx.number("""
                        select count(*)
                        from delivery
                        where edition_id = ? and (attempts > 0 or begun_at is not null)
                        """, id.value()) > 0;
    }

    /** Whose delivery was cancelled has the next tick then; who hears at every run needs none. */
    static void makeCancelledDue(Tx tx, EditionId id, Instant at) {
        tx.update("""
                update subscription
                set next_due_at = ?
                where state = 'active'
                  and next_due_at is not null
                  and newsletter = (select newsletter from edition where id = ?)
                  and subscriber_id in (select subscriber_id from delivery where edition_id = ? and state = 'cancelled')
                """, at, id.value(), id.value());
    }
}
