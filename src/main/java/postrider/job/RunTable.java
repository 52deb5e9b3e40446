package postrider.job;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import postrider.database.Row;
import postrider.database.Tx;

/** The runs, as recorded. */
final class RunTable {
    private RunTable() {}

    /** When the last run began, by its own clock. */
    static Optional<Instant> lastStart(Tx tx) {
        return tx.first(
                "select max(started_at) as started_at from run having count(*) > 0", row -> row.instant("started_at"));
    }

    /** A run's number and the moment that it went by. */
    record Start(long id, Instant at) {
        static Start of(Row row) {
            return new Start(row.number("id"), row.instant("started_at"));
        }
    }

    /** The last run on record. */
    static Optional<Status.LastRun> latest(Tx tx) {
        return tx.first(
                "select started_at, ended_at, outcome, report from run order by id desc limit 1",
                row -> new Status.LastRun(
                        row.instant("started_at"),
                        row.instantOrNull("ended_at"),
                        Objects.requireNonNullElse(row.textOrNull("outcome"), ""),
                        row.text("report").lines().limit(1).collect(Collectors.joining()),
                        row.text("report").lines().skip(1).toList()));
    }

    /** Those that came to their end, by number: one that was killed was completed by the next, and one that was refused did nothing. */
    static List<Start> ended(Tx tx) {
        return tx.list("""
                select id, started_at
                from run
                where ended_at is not null
                  and outcome <> 'refused'
                order by id
                """, Start::of);
    }

    /** The greatest number so far, 0 before the first. */
    static long last(Tx tx) {
        return tx.number("select coalesce(max(id), 0) from run");
    }

    static void begin(Tx tx, long id, Instant now) {
        tx.update("insert into run (id, started_at, report) values (?, ?, '')", id, now);
    }

    /** Numbers up to this one were given to others, which the database doesn't know. @param name {@code edition} or {@code subscriber} */
    static void neverGiveAgain(Tx tx, String name, long last) {
        tx.update("""
                insert into given (name, last)
                values (?, ?)
                on conflict (name) do update set last = excluded.last where given.last < excluded.last
                """, name, last);
    }

    static void end(Tx tx, long id, Outcome outcome, String report, Instant now) {
        end(tx, id, outcome.name().toLowerCase(Locale.ROOT), report, now);
    }

    /** Ends one that found, once it had begun, that it can do nothing. */
    static void refuse(Tx tx, long id, Refused refused, Instant now) {
        end(tx, id, "refused", "refused\n" + refused.getMessage(), now);
    }

    private static void end(Tx tx, long id, String outcome, String report, Instant now) {
        tx.update("update run set ended_at = ?, outcome = ?, report = ? where id = ?", now, outcome, report, id);
    }

    /** Blots out words in what runs said. */
    static void forget(Tx tx, String words) {
        tx.update("update run set report = replace(report, ?, '…') where instr(report, ?) > 0", words, words);
    }

    /** Sets back those that a clock which was ahead recorded in the future (rules §1). */
    static void acceptClock(Tx tx, Instant now) {
        tx.update("update run set started_at = ? where started_at > ?", now, now);
    }
}
