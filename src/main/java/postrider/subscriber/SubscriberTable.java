package postrider.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;

/** People, their subscriptions, what a list said of them last, and the record of each change, within one transaction. */
final class SubscriberTable {
    private final Tx tx;
    private long lastSubscriber = -1;
    private long lastChange = -1;

    SubscriberTable(Tx tx) {
        this.tx = tx;
    }

    Standing standing(String addressKey, String newsletter, String source) {
        return tx.first("""
                        select s.id, s.name, s.language, s.zone, s.chosen as person_chosen, s.erased_at,
                               u.state, u.frequency, u.topics, u.next_due_at, u.chosen,
                               i.cells, p.reason
                        from (select ? as address_key, ? as newsletter, ? as source) asked
                        left join subscriber s on s.address_key = asked.address_key
                        left join subscription u on u.subscriber_id = s.id and u.newsletter = asked.newsletter
                        left join import_row i on i.source = asked.source
                              and i.address_key = asked.address_key
                              and i.newsletter = asked.newsletter
                        left join suppression p on p.address_key = asked.address_key
                        """, Standing::of, addressKey, newsletter, source).orElseThrow();
    }

    long lastNumber(String newsletter) {
        return tx.number("select last_number from newsletter where newsletter = ?", newsletter);
    }

    SubscriberId add(
            EmailAddress address, String addressKey, String name, String language, @Nullable ZoneId zone, Instant now) {
        if (lastSubscriber < 0) {
            lastSubscriber = lastNumber();
        }
        lastSubscriber++;
        tx.update(
                """
                insert into subscriber (id, address, address_key, name, language, zone, created_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                lastSubscriber,
                address.value(),
                addressKey,
                name.isEmpty() ? null : name,
                language,
                text(zone),
                now);
        return new SubscriberId(lastSubscriber);
    }

    /** The greatest id given so far, 0 before the first. */
    long lastNumber() {
        return tx.number("""
                select max(id)
                from (
                    select max(id) as id from subscriber
                    union all
                    select last as id from given where name = 'subscriber') ids
                """);
    }

    void change(SubscriberId id, String name, String language, @Nullable ZoneId zone) {
        tx.update(
                "update subscriber set name = ?, language = ?, zone = ? where id = ?",
                name.isEmpty() ? null : name,
                language,
                text(zone),
                id.value());
    }

    private static @Nullable String text(@Nullable ZoneId zone) {
        return zone == null ? null : zone.getId();
    }

    /** Adds the subscription, or puts it in the place of the one that was. */
    void begin(SubscriberId id, String newsletter, Standing.Held held, long number) {
        tx.update(
                """
                insert into subscription
                    (subscriber_id, newsletter, state, frequency, topics, start, mark, next_due_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (subscriber_id, newsletter) do update
                set state = excluded.state, frequency = excluded.frequency, topics = excluded.topics,
                    start = excluded.start, mark = max(mark, excluded.mark), next_due_at = excluded.next_due_at,
                    paused_until_at = null
                """,
                id.value(),
                newsletter,
                held.state().word(),
                held.frequency(),
                held.topics(),
                number,
                number,
                held.nextDueAt());
    }

    void change(SubscriberId id, String newsletter, Standing.Held held) {
        tx.update("""
                update subscription
                set state = ?, frequency = ?, topics = ?, next_due_at = ?
                where subscriber_id = ? and newsletter = ?
                """, held.state().word(), held.frequency(), held.topics(), held.nextDueAt(), id.value(), newsletter);
    }

    void setTick(SubscriberId id, String newsletter, @Nullable Instant next) {
        tx.update(
                "update subscription set next_due_at = ? where subscriber_id = ? and newsletter = ?",
                next,
                id.value(),
                newsletter);
    }

    /** Keeps for a while what it was: {@link #takeBack}. @return whether it had not ended before */
    boolean end(SubscriberId id, String newsletter, Instant now) {
        return tx.update("""
                        update subscription
                        set left_state = state, left_due_at = next_due_at, left_paused_until_at = paused_until_at, left_at = ?,
                            state = 'ended', next_due_at = null, paused_until_at = null
                        where subscriber_id = ? and newsletter = ? and state <> 'ended'
                        """, now, id.value(), newsletter) > 0;
    }

    /** As if it had not ended, if that was after then. @return whether it is what it was */
    boolean takeBack(SubscriberId id, String newsletter, Instant after) {
        return tx.update("""
                        update subscription
                        set state = left_state, next_due_at = left_due_at, paused_until_at = left_paused_until_at, left_at = null
                        where subscriber_id = ? and newsletter = ? and state = 'ended' and left_at > ?
                          and left_state in ('active', 'paused')
                        """, id.value(), newsletter, after) > 0;
    }

    /** Nothing comes until then. */
    /** @return whether there was anything to pause */
    boolean pause(SubscriberId id, String newsletter, Instant until) {
        return tx.update("""
                        update subscription
                        set state = 'paused', next_due_at = null, paused_until_at = ?
                        where subscriber_id = ? and newsletter = ? and state in ('active', 'paused')
                        """, until, id.value(), newsletter) > 0;
    }

    /** A pause that is over. @param newsletter that it is of; @param zone the subscriber's own or null */
    record Rested(
            SubscriberId id,
            String newsletter,
            String frequency,
            @Nullable ZoneId zone) {}

    /** Whose pause is over. */
    List<Rested> rested(Instant now) {
        return tx.list(
                """
                select u.subscriber_id, u.newsletter, u.frequency, s.zone
                from subscription u
                join subscriber s on s.id = u.subscriber_id
                where u.state = 'paused' and u.paused_until_at <= ?
                """,
                row -> {
                    String zone = row.textOrNull("zone");
                    return new Rested(
                            new SubscriberId(row.number("subscriber_id")),
                            row.text("newsletter"),
                            row.text("frequency"),
                            zone == null ? null : ZoneId.of(zone));
                },
                now);
    }

    /** Goes on after a pause: with what comes from now on. @return whether there was one */
    boolean goOn(SubscriberId id, String newsletter, @Nullable Instant tick) {
        long number = lastNumber(newsletter);
        return tx.update("""
                        update subscription
                        set state = 'active', paused_until_at = null, start = ?, mark = max(mark, ?), next_due_at = ?
                        where subscriber_id = ? and newsletter = ? and state = 'paused'
                        """, number, number, tick, id.value(), newsletter) > 0;
    }

    /** From here on these columns are the person's own: no import changes them. */
    void choose(SubscriberId id, String newsletter, String ofPerson, String ofSubscription) {
        tx.update("update subscriber set chosen = ? where id = ?", ofPerson, id.value());
        tx.update(
                "update subscription set chosen = ? where subscriber_id = ? and newsletter = ?",
                ofSubscription,
                id.value(),
                newsletter);
    }

    /** Lists go on to name the address that was: from here on they are overheard there. */
    void move(SubscriberId id, EmailAddress address, String addressKey) {
        tx.update(
                "update import_row set cells = ? where address_key = (select address_key from subscriber where id = ?)",
                SubscriberCells.MOVED,
                id.value());
        tx.update(
                "update subscriber set address = ?, address_key = ? where id = ?",
                address.value(),
                addressKey,
                id.value());
    }

    Optional<Subscriber> find(SubscriberId id) {
        return tx.first("""
                select s.id, s.address, s.name, s.language, s.zone, p.reason
                from subscriber s
                left join suppression p on p.address_key = s.address_key
                where s.id = ? and s.erased_at is null
                """, this::subscriber, id.value());
    }

    String addressKey(SubscriberId id) {
        return tx.first("select address_key from subscriber where id = ?", row -> row.text("address_key"), id.value())
                .orElse("");
    }

    /** Names of newsletters that somebody has or had, those that are no longer offered too. */
    List<String> newslettersOf(SubscriberId id) {
        return tx.list(
                "select newsletter from subscription where subscriber_id = ?",
                row -> row.text("newsletter"),
                id.value());
    }

    /** Leaves of a person their number and the key that nobody can turn back into an address. */
    void erase(SubscriberId id, Instant now) {
        tx.update(
                "update import_row set cells = '' where address_key = (select address_key from subscriber where id = ?)",
                id.value());
        tx.update("delete from request where subscriber_id = ?", id.value());
        tx.update("delete from subscription_change where subscriber_id = ?", id.value());
        tx.update("delete from subscription where subscriber_id = ?", id.value());
        tx.update("""
                update subscriber set address = null, name = null, zone = null, chosen = '', erased_at = ?
                where id = ?
                """, now, id.value());
    }

    /** Appends what the subscription is now to the record of changes. */
    void record(SubscriberId id, String newsletter, String evidence, Instant now) {
        if (lastChange < 0) {
            lastChange = tx.number("select max(id) from subscription_change");
        }
        lastChange++;
        tx.update("""
                insert into subscription_change
                    (id, subscriber_id, newsletter, at, state, frequency, topics, language, zone, evidence)
                select ?, u.subscriber_id, u.newsletter, ?, u.state, u.frequency, u.topics, s.language, s.zone, ?
                from subscription u
                join subscriber s on s.id = u.subscriber_id
                where u.subscriber_id = ? and u.newsletter = ?
                """, lastChange, now, evidence, id.value(), newsletter);
    }

    void keepCells(String source, String addressKey, String newsletter, String cells) {
        tx.update("""
                insert into import_row (source, address_key, newsletter, cells)
                values (?, ?, ?, ?)
                on conflict (source, address_key, newsletter) do update set cells = excluded.cells
                """, source, addressKey, newsletter, cells);
    }

    Optional<Subscriber> find(String addressKey) {
        return tx.first("""
                select s.id, s.address, s.name, s.language, s.zone, p.reason
                from subscriber s
                left join suppression p on p.address_key = s.address_key
                where s.address_key = ? and s.erased_at is null
                """, this::subscriber, addressKey);
    }

    /** All who are not erased, by address. */
    void each(Consumer<Subscriber> take) {
        tx.each("""
                select s.id, s.address, s.name, s.language, s.zone, p.reason
                from subscriber s
                left join suppression p on p.address_key = s.address_key
                where s.erased_at is null
                order by s.address, s.id
                """, row -> take.accept(subscriber(row)));
    }

    private Subscriber subscriber(Row row) {
        SubscriberId id = new SubscriberId(row.number("id"));
        String name = row.textOrNull("name");
        return new Subscriber(
                id,
                new EmailAddress(row.text("address")),
                name == null ? "" : name,
                row.text("language"),
                Optional.ofNullable(row.textOrNull("zone")).map(ZoneId::of),
                subscriptions(id),
                Optional.ofNullable(row.textOrNull("reason")).map(Suppression::ofWord));
    }

    List<Subscription> subscriptions(SubscriberId id) {
        return tx.list(
                "select * from subscription where subscriber_id = ? order by newsletter",
                row -> new Subscription(
                        id,
                        row.text("newsletter"),
                        SubscriptionState.ofWord(row.text("state")),
                        row.text("frequency"),
                        Topics.list(row.text("topics")),
                        row.number("start"),
                        row.number("mark"),
                        row.instantOrNull("next_due_at"),
                        row.instantOrNull("paused_until_at")),
                id.value());
    }

    /** How its consent, or its end, was given last. */
    String evidence(SubscriberId id, String newsletter) {
        return tx.first("""
                        select evidence from subscription_change
                        where subscriber_id = ? and newsletter = ?
                        order by id desc
                        limit 1
                        """, row -> row.text("evidence"), id.value(), newsletter)
                .orElse("");
    }

    /** By time. */
    List<SubscriptionChange> changes(SubscriberId id, String newsletter) {
        return tx.list(
                """
                select at, state, frequency, topics, language, zone, evidence
                from subscription_change
                where subscriber_id = ? and newsletter = ?
                order by at, id
                """,
                row -> new SubscriptionChange(
                        row.instant("at"),
                        SubscriptionState.ofWord(row.text("state")),
                        row.text("frequency"),
                        Topics.list(row.text("topics")),
                        row.text("language"),
                        Optional.ofNullable(row.textOrNull("zone")).map(ZoneId::of),
                        row.text("evidence")),
                id.value(),
                newsletter);
    }

    /** By the index alone. */
    void countByState(Consumer<Row> take) {
        tx.each("select state, count(*) as number from subscription group by state", take);
    }

    /** Active ones of people whose address gets nothing. */
    long countSuppressed() {
        return tx.number("""
                select count(*)
                from suppression x
                join subscriber s on s.address_key = x.address_key
                join subscription c on c.subscriber_id = s.id
                where c.state = 'active'
                """);
    }

    /** As {@link #countByState(Consumer)}, of one newsletter. */
    void countByState(String newsletter, Consumer<Row> take) {
        tx.each(
                "select state, count(*) as number from subscription where newsletter = ? group by state",
                take,
                newsletter);
    }

    void countByFrequency(Consumer<Row> take) {
        tx.each("""
                select newsletter, frequency, count(*) as number
                from subscription
                where state <> 'ended'
                group by newsletter, frequency
                order by newsletter, frequency
                """, take);
    }
}
