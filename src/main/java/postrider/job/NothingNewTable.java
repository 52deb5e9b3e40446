package postrider.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.job.NothingNew.Kept;
import postrider.job.RunReport.FileCounts;
import postrider.job.RunReport.PostCounts;
import postrider.job.RunReport.Waiting;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.source.Severity;

/** The last run that found nothing to do, with its report; one or none. */
final class NothingNewTable {
    private NothingNewTable() {}

    /** Another after each change of the state, by whatever process. */
    static long stateNumber(Tx tx) {
        return tx.stateNumber();
    }

    static Optional<Kept> find(Tx tx) {
        return tx.first(
                "select * from nothing_new",
                row -> new Kept(
                        row.text("print"),
                        row.number("state_number"),
                        row.instant("kept_at"),
                        row.instant("until_at"),
                        tx.list(
                                "select path from nothing_new_root order by position",
                                root -> Path.of(root.text("path"))),
                        Path.of(row.text("posts")),
                        report(tx, row)));
    }

    private static RunReport report(Tx tx, Row row) {
        return new RunReport(
                row.instant("kept_at"),
                new PostCounts(
                        count(row, "published"), count(row, "scheduled"), count(row, "hidden"), count(row, "held")),
                new FileCounts(0, 0, count(row, "unchanged")),
                List.of(),
                0,
                List.of(),
                tx.list(
                        "select sentence from nothing_new_warning order by position",
                        warning -> warning.text("sentence")),
                tx.list(
                        "select title, at, moment from nothing_new_waiting order by position",
                        waiting -> new Waiting(waiting.text("title"), waiting.instant("at"), waiting.text("moment"))),
                tx.list("select * from nothing_new_finding order by position", NothingNewTable::diagnostic),
                false,
                Outcome.DONE);
    }

    private static int count(Row row, String column) {
        return Math.toIntExact(row.number(column));
    }

    private static Diagnostic diagnostic(Row row) {
        return new Diagnostic(
                row.text("code"),
                Severity.valueOf(row.text("severity").toUpperCase(Locale.ROOT)),
                new Location(row.text("file"), count(row, "line"), count(row, "place")),
                row.text("message"),
                row.text("hint"));
    }

    /** The next run looks for itself. */
    static void forget(Tx tx) {
        for (String part : List.of("", "_root", "_warning", "_waiting", "_finding")) {
            tx.update("delete from nothing_new" + part);
        }
    }

    static void keep(Tx tx, Kept kept) {
        forget(tx);
        RunReport report = kept.report();
        tx.update(
                """
                insert into nothing_new
                    (print, state_number, kept_at, until_at, posts, published, scheduled, hidden, held, unchanged)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                kept.print(),
                kept.number(),
                kept.keptAt(),
                kept.until(),
                kept.posts().toString(),
                report.posts().published(),
                report.posts().scheduled(),
                report.posts().hidden(),
                report.posts().held(),
                report.files().unchanged());
        int position = 0;
        for (Path root : kept.roots()) {
            tx.update("insert into nothing_new_root (position, path) values (?, ?)", position++, root.toString());
        }
        for (String warning : report.warnings()) {
            tx.update("insert into nothing_new_warning (position, sentence) values (?, ?)", position++, warning);
        }
        for (Waiting waiting : report.next()) {
            tx.update(
                    "insert into nothing_new_waiting (position, title, at, moment) values (?, ?, ?, ?)",
                    position++,
                    waiting.title(),
                    waiting.at(),
                    waiting.moment());
        }
        for (Diagnostic found : report.diagnostics()) {
            tx.update(
                    """
                    insert into nothing_new_finding (position, code, severity, file, line, place, message, hint)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    position++,
                    found.code(),
                    found.severity().name().toLowerCase(Locale.ROOT),
                    found.at().file(),
                    found.at().line(),
                    found.at().column(),
                    found.message(),
                    found.hint());
        }
    }

    /** The state has another number and is the same but for a further run. */
    static void renumber(Tx tx, long number) {
        tx.update("update nothing_new set state_number = ?", number);
    }
}
