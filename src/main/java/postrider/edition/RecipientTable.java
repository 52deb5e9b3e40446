package postrider.edition;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import postrider.database.Row;
import postrider.database.Tx;

/**
 * Who is due: counted as cohorts, or listed in the temporary tables {@code edition_due}, {@code edition_recipient} and
 * {@code edition_served}. All stays in the database; both ways ask one statement, so that they agree.
 */
final class RecipientTable {
    private RecipientTable() {}

    /**
     * The subscriptions that are due, with the numbers above their mark whose post they have already: of a resend, only where the
     * delivery came after it.
     */
    private static final String DUE = """
            with active_due as (
                select s.newsletter, s.subscriber_id, s.frequency, s.mark, s.start, s.topics, p.language, p.zone
                from subscription s
                join subscriber p on p.id = s.subscriber_id
                where s.newsletter = ?
                  and s.state = 'active'
                  and (s.next_due_at > ? and s.next_due_at <= ?
                    or s.next_due_at is null and ? like '% ' || s.frequency || ' %' and s.mark < ?)
            ),
            had as (
                select distinct s.subscriber_id, n.number
                from active_due s
                join publication n
                  on n.newsletter = s.newsletter and n.number > s.mark and n.number <= ? and n.kind <> 'baseline'
                join edition_post ep on ep.post_id = n.post_id
                join edition e on e.id = ep.edition_id and e.newsletter = s.newsletter and e.id <= ?
                join delivery d on d.edition_id = e.id and d.subscriber_id = s.subscriber_id
                where d.state in ('queued', 'sending', 'deferred', 'sent', 'uncertain')
                  and (n.kind <> 'resend' or d.to_number >= n.number)
            ),
            had_numbers as (
                select subscriber_id, string_agg(cast(number as text), ' ' order by number) as numbers
                from had
                group by subscriber_id
            ),
            due as (
                select s.subscriber_id, s.frequency, s.mark, s.start, s.topics, s.language, s.zone,
                    coalesce(h.numbers, '') as had
                from active_due s
                left join had_numbers h on h.subscriber_id = s.subscriber_id
            )
            """;

    private static final String COHORTS = DUE + """
            select frequency, mark, start, topics, language, had, count(*) as size
            from due
            group by frequency, mark, start, topics, language, had
            order by frequency, mark, start, topics, language, had
            """;

    private static final String FILL_DUE = """
            insert into edition_due (subscriber_id, frequency, mark, start, topics, language, zone, had)
            """ + DUE + """
            select subscriber_id, frequency, mark, start, topics, language, zone, had
            from due
            """;

    static Audience audience(Tx tx, Newsletter newsletter, long target, Instant now) {
        return audience(tx, newsletter, newsletter.digest().servedAtEveryRun(), target, Instant.EPOCH, now);
    }

    /** Those whose tick lies ahead, up to a moment. */
    static Audience ahead(Tx tx, Newsletter newsletter, long target, Instant after, Instant at) {
        return audience(tx, newsletter, "", target, after, at);
    }

    /** Those who hear at every run, at a moment when the target is that. */
    static Audience atEveryRun(Tx tx, Newsletter newsletter, long target) {
        return audience(tx, newsletter, newsletter.digest().servedAtEveryRun(), target, Instant.EPOCH, Instant.EPOCH);
    }

    private static Audience audience(
            Tx tx, Newsletter newsletter, String everyRun, long target, Instant after, Instant now) {
        long last = EditionTable.last(tx);
        return new Audience(
                tx.list(COHORTS, RecipientTable::cohort, newsletter.name(), after, now, everyRun, target, target, last),
                last);
    }

    /** All who are active and may be mailed, due or not, alike in topics and language; without marks. */
    static List<Cohort> active(Tx tx, String newsletter) {
        return tx.list(
                """
                select s.topics, p.language, count(*) as size
                from subscription s
                join subscriber p on p.id = s.subscriber_id
                where s.newsletter = ?
                  and s.state = 'active'
                  and p.address is not null
                  and not exists (select 1 from suppression x where x.address_key = p.address_key)
                group by s.topics, p.language
                """,
                row -> new Cohort("", 0, 0, row.text("topics"), row.text("language"), Set.of(), row.number("size")),
                newsletter);
    }

    private static Cohort cohort(Row row) {
        Set<Long> had = Stream.of(row.text("had").split(" "))
                .filter(number -> !number.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
        return new Cohort(
                row.text("frequency"),
                row.number("mark"),
                row.number("start"),
                row.text("topics"),
                row.text("language"),
                had,
                row.number("size"));
    }

    /** Lists who is due at this moment of the transaction, and forgets what an earlier edition listed. */
    static void listDue(Tx tx, Newsletter newsletter, DuePlan plan, Instant now) {
        tx.update("""
                create temporary table if not exists edition_due (
                    subscriber_id bigint not null primary key,
                    frequency     text   not null,
                    mark          bigint not null,
                    start         bigint not null,
                    topics        text   not null,
                    language      text   not null,
                    zone          text,
                    had           text   not null
                )
                """);
        tx.update("""
                create temporary table if not exists edition_recipient (
                    edition_id    bigint not null,
                    subscriber_id bigint not null,
                    language      text   not null,
                    from_number   bigint not null,
                    to_number     bigint not null,
                    primary key (edition_id, subscriber_id)
                )
                """);
        tx.update("""
                create temporary table if not exists edition_served (
                    subscriber_id bigint not null primary key,
                    frequency     text   not null,
                    zone          text
                )
                """);
        tx.update("delete from edition_due");
        tx.update("delete from edition_recipient");
        tx.update("delete from edition_served");
        String everyRun = newsletter.digest().servedAtEveryRun();
        tx.update(
                FILL_DUE,
                plan.newsletter(),
                Instant.EPOCH,
                now,
                everyRun,
                plan.target(),
                plan.target(),
                plan.lastEdition());
    }

    /**
     * Those of the cohort who are still as it says get the edition, but for whoever changed their mind since the plan's earlier
     * editions were opened and has one of its posts by one of them: the next run asks them anew.
     */
    static void addRecipients(Tx tx, EditionId edition, Share share, DuePlan plan) {
        Cohort cohort = share.cohort();
        tx.update(
                """
                insert into edition_recipient (edition_id, subscriber_id, language, from_number, to_number)
                select ?, subscriber_id, ?, mark + 1, ?
                from edition_due
                where frequency = ? and mark = ? and start = ? and topics = ? and language = ? and had = ?
                  and not exists (
                    select 1
                    from edition e
                    join edition_post theirs on theirs.edition_id = e.id
                    join edition_post ours on ours.edition_id = ? and ours.post_id = theirs.post_id
                    join delivery d on d.edition_id = e.id and d.subscriber_id = edition_due.subscriber_id
                    where e.newsletter = ? and e.id > ?)
                """,
                edition.value(),
                share.language(),
                plan.target(),
                cohort.frequency(),
                cohort.mark(),
                cohort.start(),
                cohort.topics(),
                cohort.language(),
                hadText(cohort),
                edition.value(),
                plan.newsletter(),
                plan.lastEdition());
    }

    /** The recipients who are of the cohort are served up to the target by this transaction. */
    static void addServedRecipients(Tx tx, Cohort cohort) {
        tx.update(
                """
                insert into edition_served (subscriber_id, frequency, zone)
                select subscriber_id, frequency, zone
                from edition_due
                where frequency = ? and mark = ? and start = ? and topics = ? and language = ? and had = ?
                  and subscriber_id in (select subscriber_id from edition_recipient)
                """,
                cohort.frequency(),
                cohort.mark(),
                cohort.start(),
                cohort.topics(),
                cohort.language(),
                hadText(cohort));
    }

    /** Those of the cohort who are still as it says are served up to the target, and get nothing. */
    static void addServed(Tx tx, Cohort cohort) {
        tx.update(
                """
                insert into edition_served (subscriber_id, frequency, zone)
                select subscriber_id, frequency, zone
                from edition_due
                where frequency = ? and mark = ? and start = ? and topics = ? and language = ? and had = ?
                """,
                cohort.frequency(),
                cohort.mark(),
                cohort.start(),
                cohort.topics(),
                cohort.language(),
                hadText(cohort));
    }

    /** As {@link #DUE} writes it. */
    private static String hadText(Cohort cohort) {
        return new TreeSet<>(cohort.had()).stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    static long countRecipients(Tx tx) {
        return tx.number("select count(*) from edition_recipient");
    }
}
