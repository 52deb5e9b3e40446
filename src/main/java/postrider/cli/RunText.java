package postrider.cli;

import postrider.cli.Signs.Sign;
import postrider.job.EditionLine;
import postrider.job.Quantity;
import postrider.job.RunReport;

/** What {@code publish} tells people: what was done, what needs them, what comes next. */
final class RunText {
    private static final int WIDTH = 80;
    private static final int SHOWN = 10;

    private final Session session;
    private final Console out;

    RunText(Session session) {
        this.session = session;
        this.out = session.console(1);
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
                "posts    " + posts.published() + " published, " + posts.scheduled() + " scheduled, " + posts.hidden()
                        + " hidden, " + posts.held() + " held");
        var files = report.files();
        out.line(
                Sign.DONE,
                "public   " + files.written() + " written, " + files.removed() + " removed, " + files.unchanged()
                        + " unchanged");
        report.editions().forEach(this::edition);
        report.next().stream().limit(SHOWN).forEach(this::waits);
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
                    case NEEDS_PERSON -> Quantity.of(report.needsPerson().size(), "thing") + " for a person.";
                    case LATER -> "The rest comes with the next run, nothing is lost.";
                });
    }

    /** It isn't where the sender was asked to stop, or left it to another that is at work. */
    private static boolean isAllSent(RunReport report) {
        return report.editions().stream()
                .noneMatch(edition -> edition.state().equals("sending") && edition.queued() > 0);
    }

    private void waits(RunReport.Waiting waiting) {
        String head = "waits    " + waiting.moment() + "  ";
        out.line(
                Sign.WAIT,
                head + out.signs().cut(waiting.title(), WIDTH - out.signs().width() - 1 - TextWidth.of(head)));
    }

    private void edition(EditionLine edition) {
        out.line(
                EditionsText.sign(edition),
                "edition  " + edition.number() + " " + edition.newsletter() + ", "
                        + Quantity.of(edition.posts().size(), "post") + ": " + EditionsText.standing(edition));
    }

    private static String summary(RunReport report) {
        String done = Quantity.of(report.posts().published(), "post") + " published, "
                + Quantity.of(report.files().written(), "file") + " written, "
                + Quantity.of(report.sent(), "message") + " sent";
        return switch (report.outcome()) {
            case DONE -> done + ".";
            case NEEDS_PERSON -> done + "; " + Quantity.of(report.needsPerson().size(), "thing") + " for a person.";
            case LATER -> done + "; the rest comes with the next run, nothing is lost.";
        };
    }
}
