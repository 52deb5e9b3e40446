package postrider.subscriber;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;

/**
 * A long list, laid beside the people in tables that live as long as the transaction. Whoever is in it once and not known yet is taken
 * in by one statement for each table, in the order of their keys, so that indexes grow at their ends; whoever is in it as before costs
 * a look; the others are handed out row by row.
 */
final class ListTable {
    private final Tx tx;
    private final String source;
    private final Offers offers;
    private final Ticks ticks;
    private final Instant now;
    private final List<@Nullable Object[]> waiting = new ArrayList<>();

    /** What came of the rows that need no look at each. */
    record Taken(long added, long unchanged) {}

    ListTable(Tx tx, String source, Offers offers, Ticks ticks, Instant now) {
        this.tx = tx;
        this.source = source;
        this.offers = offers;
        this.ticks = ticks;
        this.now = now;
        tx.update("""
                create temp table list_entry (
                    line bigint, position bigint, entries bigint, address text, address_key text, newsletter text,
                    name text, language text, zone text, state text, frequency text, topics text, next_due_at bigint,
                    cells text, consent text)
                """);
    }

    /** Lays out what one row would make of somebody new. */
    void add(SubscriberRow row, String addressKey) {
        String name = row.cell(SubscriberColumn.NAME);
        String kept = row.cells().kept();
        for (int i = 0; i < row.offers().size(); i++) {
            Offer offer = row.offers().get(i);
            Frequency frequency = row.frequency(offer);
            waiting.add(new @Nullable Object[] {
                row.line(),
                i,
                row.offers().size(),
                row.address().value(),
                addressKey,
                offer.newsletter(),
                name.isEmpty() ? null : name,
                row.language() == null ? offers.language() : row.language(),
                row.zone() == null ? null : row.zone().getId(),
                row.status().word(),
                frequency.name(),
                row.topics(),
                row.status() == SubscriptionState.ACTIVE ? ticks.next(frequency, row.zone()) : null,
                kept,
                row.cell(SubscriberColumn.CONSENT)
            });
        }
    }

    void flush() {
        tx.batch("insert into list_entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", waiting);
        waiting.clear();
    }

    /** Takes in all that can be taken in at once, and sets the others apart. */
    Taken take() {
        flush();
        sort();
        setApart();
        long people = new SubscriberTable(tx).lastNumber();
        long changes = tx.number("select max(id) from subscription_change");
        tx.update("""
                insert into subscriber (id, address, address_key, name, language, zone, created_at)
                select ? + number, address, address_key, name, language, zone, ?
                from list_new
                where position = 0
                """, people, now);
        tx.update("""
                insert into subscription (subscriber_id, newsletter, state, frequency, topics, start, mark, next_due_at)
                select ? + e.number - e.position, e.newsletter, e.state, e.frequency, e.topics,
                       coalesce(n.last_number, 0), coalesce(n.last_number, 0), e.next_due_at
                from list_new e
                left join newsletter n on n.newsletter = e.newsletter
                """, people);
        tx.update("""
                insert into subscription_change
                    (id, subscriber_id, newsletter, at, state, frequency, topics, language, zone, evidence)
                select ? + number, ? + number - position, newsletter, ?, state, frequency, topics, language, zone,
                       'import ' || ? || ':' || line || case when consent = '' then '' else '; ' || consent end
                from list_new
                """, changes, people, now, source);
        tx.update("""
                insert into import_row (source, address_key, newsletter, cells)
                select ?, address_key, newsletter, cells
                from list_new
                where true
                on conflict (source, address_key, newsletter) do update set cells = excluded.cells
                """, source);
        return new Taken(tx.number("select count(*) from list_new where position = 0"), tx.number("""
                        select count(*)
                        from list_sorted
                        where position = 0 and known and line not in (select line from list_apart)
                        """));
    }

    /** Numbered from 1: each row's newsletters stand together, and a later row of the same person behind it. */
    private void sort() {
        tx.update("""
                create temp table list_sorted (
                    number integer not null primary key, line bigint, position bigint, address text, address_key text,
                    newsletter text, name text, language text, zone text, state text, frequency text, topics text,
                    next_due_at bigint, cells text, consent text, known bigint)
                """);
        tx.update("""
                insert into list_sorted
                select null, line, position, address, address_key, newsletter, name, language, zone, state, frequency,
                       topics, next_due_at, cells, consent,
                       exists (select 1 from subscriber s where s.address_key = e.address_key)
                           or exists (select 1 from suppression p where p.address_key = e.address_key)
                from list_entry e
                order by address_key, line, position
                """);
    }

    /** Whoever is in the list twice, whoever is known and not in it just as before, and whoever is no longer there. */
    private void setApart() {
        tx.update("create temp table list_apart (line bigint not null primary key)");
        tx.update("""
                insert into list_apart
                select distinct line
                from list_sorted
                where address_key in (
                    select a.address_key
                    from list_sorted a
                    join list_sorted b on b.number = a.number + 1
                    where a.address_key = b.address_key and a.line <> b.line)
                """);
        tx.update("""
                insert into list_apart
                select e.line
                from list_sorted e
                left join subscriber s on s.address_key = e.address_key and s.erased_at is null
                left join suppression p on p.address_key = e.address_key
                left join subscription u on u.subscriber_id = s.id and u.newsletter = e.newsletter and u.state <> 'ended'
                left join import_row i on i.source = ? and i.address_key = e.address_key and i.newsletter = e.newsletter
                where e.known and (p.address_key is not null or u.state is null or i.cells is distinct from e.cells)
                on conflict do nothing
                """, source);
        tx.update("""
                insert into list_apart
                select e.line
                from list_sorted e
                join import_row i on i.source = ? and i.address_key = e.address_key and i.newsletter = e.newsletter
                where not e.known and i.cells in (?, ?)
                on conflict do nothing
                """, source, SubscriberCells.MOVED, SubscriberCells.UNCONFIRMED);
        tx.update("""
                create temp view list_new as
                select *
                from list_sorted
                where not known and line not in (select line from list_apart)
                """);
    }

    /** Hands out the rows that were set apart, by their lines. */
    void eachApart(BiConsumer<Integer, SubscriberCells> take) {
        List<String> newsletters = new ArrayList<>();
        tx.each("""
                select line, entries, address, cells, newsletter
                from list_entry
                where line in (select line from list_apart)
                order by line, position
                """, entry -> {
            newsletters.add(entry.text("newsletter"));
            if (newsletters.size() == entry.number("entries")) {
                take.accept(Math.toIntExact(entry.number("line")), cells(entry, newsletters));
                newsletters.clear();
            }
        });
    }

    private static SubscriberCells cells(Row entry, List<String> newsletters) {
        Map<SubscriberColumn, String> whole = new EnumMap<>(SubscriberColumn.class);
        SubscriberCells kept = SubscriberCells.ofKept(entry.text("cells"));
        for (SubscriberColumn column : SubscriberColumn.values()) {
            whole.put(column, kept.get(column));
        }
        whole.put(SubscriberColumn.EMAIL, entry.text("address"));
        whole.put(SubscriberColumn.NEWSLETTERS, String.join("|", newsletters));
        return new SubscriberCells(whole);
    }

    void drop() {
        tx.update("drop view if exists temp.list_new");
        tx.update("drop table if exists temp.list_entry");
        tx.update("drop table if exists temp.list_sorted");
        tx.update("drop table if exists temp.list_apart");
    }
}
