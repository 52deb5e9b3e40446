package postrider.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import postrider.cli.Signs.Sign;
import postrider.job.EditionLine;
import postrider.job.RunReport;
import postrider.job.SiteTime;

/** What {@code publish} tells people: what was done, what needs them, what comes next. */
final class RunText {
    private static final int WIDTH = 80;
    private static final int SHOWN = 10;

    private final Session session;
    private final Console out;
    private final SiteTime time;

    RunText(Session session, ZoneId zone) {
        this.session = session;
        this.out = session.console(1);
        this.time = new SiteTime(zone);
    }

    void report(RunReport report) {
        // What needs a person is told among the results, in full.
        session.console(2)
                .diagnostics(report.diagnostics().stream()
                        .filter(found -> !found.isError())
                        .toList());
        var posts = report.posts();
        out.line(
                Sign.DONE,
                "posts    %d published, %d scheduled, %d hidden, %d held"
                        .formatted(posts.published(), posts.scheduled(), posts.hidden(), posts.held()));
        var files = report.files();
        out.line(
                Sign.DONE,
                "public   %d written, %d removed, %d unchanged"
                        .formatted(files.written(), files.removed(), files.unchanged()));
        report.editions().forEach(this::edition);
        report.next().stream().limit(SHOWN).forEach(waiting -> waits(waiting.title(), waiting.at()));
        report.warnings().forEach(text -> out.line(Sign.WAIT, "warning  " + text));
        report.needsPerson().forEach(text -> out.line(Sign.PERSON, text));
        out.plain(summary(report));
    }

    /** What {@code send} tells. */
    void sent(RunReport report) {
        report.editions().forEach(this::edition);
        report.warnings().forEach(text -> out.line(Sign.WAIT, "warning  " + text));
        report.needsPerson().forEach(text -> out.line(Sign.PERSON, text));
        out.plain(
                switch (report.outcome()) {
                    case DONE ->
                        isAllSent(report) ? "Nothing more is due." : "The rest is queued, and goes with the next run.";
                    case NEEDS_PERSON -> Console.count(report.needsPerson().size(), "thing") + " for a person.";
                    case LATER -> "The rest comes with the next run, nothing is lost.";
                });
    }

    /** It isn't where the sender was asked to stop, or left it to another that is at work. */
    private static boolean isAllSent(RunReport report) {
        return report.editions().stream()
                .noneMatch(edition -> edition.state().equals("sending") && edition.queued() > 0);
    }

    private void waits(String title, Instant at) {
        String head = "waits    " + time.moment(at) + "  ";
        out.line(Sign.WAIT, head + out.signs().cut(title, WIDTH - out.signs().width() - 1 - TextWidth.of(head)));
    }

    private void edition(EditionLine edition) {
        StringBuilder line = new StringBuilder("edition  %d %s, %s: %,d of %,d sent"
                .formatted(
                        edition.number(),
                        edition.newsletter(),
                        Console.count(edition.posts().size(), "post"),
                        edition.sent(),
                        edition.recipients()));
        append(line, edition.queued(), "queued");
        append(line, edition.deferred(), "deferred");
        append(line, edition.failed(), "failed");
        append(line, edition.uncertain(), "uncertain");
        append(line, edition.suppressed(), "suppressed");
        append(line, edition.cancelled(), "cancelled");
        out.line(
                EditionsText.sign(edition),
                line + (edition.state().equals("sent") ? "" : " (" + edition.state() + ")"));
    }

    private static void append(StringBuilder line, long count, String state) {
        if (count > 0) {
            line.append(String.format(Locale.ROOT, ", %,d %s", count, state));
        }
    }

    private static String summary(RunReport report) {
        String done = "%s, %s written, %s sent"
                .formatted(
                        Console.count(report.posts().published(), "post") + " published",
                        Console.count(report.files().written(), "file"),
                        Console.count(report.sent(), "message"));
        return switch (report.outcome()) {
            case DONE -> done + ".";
            case NEEDS_PERSON ->
                done + "; " + Console.count(report.needsPerson().size(), "thing") + " for a person.";
            case LATER -> done + "; the rest comes with the next run, nothing is lost.";
        };
    }
}
