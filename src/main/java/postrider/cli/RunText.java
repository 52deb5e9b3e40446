package postrider.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import postrider.cli.Signs.Sign;
import postrider.job.EditionLine;
import postrider.job.Plan;
import postrider.job.RunReport;

/** What {@code publish} tells people: what was done, what needs them, what comes next. */
final class RunText {
    private static final int WIDTH = 48;
    private static final int SHOWN = 10;

    private final Session session;
    private final Console out;
    private final Moments moments;

    RunText(Session session, ZoneId zone) {
        this.session = session;
        this.out = session.console(1);
        this.moments = new Moments(zone);
    }

    void report(RunReport report) {
        session.console(2).diagnostics(report.diagnostics());
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

    private void waits(String title, Instant at) {
        out.line(
                Sign.WAIT, "waits    " + moments.moment(at) + "  " + out.signs().cut(title, WIDTH));
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
        boolean person = edition.failed() + edition.uncertain() > 0
                || edition.state().equals("review")
                || edition.state().equals("paused");
        out.line(
                person ? Sign.PERSON : Sign.DONE,
                line + (edition.state().equals("sent") ? "" : " (" + edition.state() + ")"));
    }

    private static void append(StringBuilder line, long count, String state) {
        if (count > 0) {
            line.append(String.format(Locale.ROOT, ", %,d %s", count, state));
        }
    }

    private static String summary(RunReport report) {
        long sent = report.editions().stream().mapToLong(EditionLine::sent).sum();
        String done = "%s, %s written, %s sent"
                .formatted(
                        Console.count(report.posts().published(), "post") + " published",
                        Console.count(report.files().written(), "file"),
                        Console.count(sent, "message"));
        return switch (report.outcome()) {
            case DONE -> done + ".";
            case NEEDS_PERSON ->
                done + "; " + Console.count(report.needsPerson().size(), "thing") + " for a person.";
            case LATER -> done + "; the rest comes with the next run, nothing is lost.";
        };
    }

    void plan(Plan plan) {
        if (session.isQuiet()) {
            plan.needsPerson().forEach(text -> session.console(2).line(Sign.PERSON, text));
            return;
        }
        session.console(2).diagnostics(plan.diagnostics());
        out.plain("A run at " + moments.moment(plan.now()) + ":");
        plan.posts().forEach(this::plannedPost);
        paths(Sign.ADD, plan.files().add());
        paths(Sign.CHANGE, plan.files().change());
        paths(Sign.REMOVE, plan.files().remove());
        plan.editions()
                .forEach(edition -> out.line(
                        edition.at().isAfter(plan.now()) ? Sign.WAIT : Sign.ADD,
                        "mail     %s: %s, %s, %s"
                                .formatted(
                                        edition.newsletter(),
                                        Console.count(edition.posts().size(), "post"),
                                        Console.count(edition.recipients(), "recipient"),
                                        edition.at().isAfter(plan.now()) ? moments.moment(edition.at()) : "now")));
        plan.needsPerson().forEach(text -> out.line(Sign.PERSON, text));
        int changed = plan.files().add().size()
                + plan.files().change().size()
                + plan.files().remove().size();
        out.plain("%s and %s would go out. Nothing was changed."
                .formatted(
                        Console.count(changed, "changed file"),
                        Console.count(plan.editions().size(), "edition")));
    }

    private void plannedPost(Plan.PlannedPost post) {
        Sign sign = switch (post.change()) {
            case ADD -> Sign.ADD;
            case CHANGE -> Sign.CHANGE;
            case REMOVE -> Sign.REMOVE;
            case HOLD -> Sign.PERSON;
            case WAIT -> Sign.WAIT;
        };
        String at = post.at() == null ? "" : "  " + moments.moment(post.at());
        String reason = post.reason().isEmpty() ? "" : "  " + post.reason();
        out.line(sign, "post     " + out.signs().cut(post.title(), WIDTH) + reason + at);
    }

    private void paths(Sign sign, List<String> paths) {
        paths.stream().limit(SHOWN).forEach(path -> out.line(sign, "public   " + path));
        if (paths.size() > SHOWN) {
            out.line(sign, "public   and %d more".formatted(paths.size() - SHOWN));
        }
    }
}
