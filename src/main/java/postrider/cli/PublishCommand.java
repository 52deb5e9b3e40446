package postrider.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import postrider.job.Inputs;
import postrider.job.PublishRequest;
import postrider.job.QuietReport;
import postrider.job.RunReport;

/** {@code publish}: the main job, one run. */
final class PublishCommand implements Command {
    private static final Option DRY_RUN = Option.flag("--dry-run", "Change nothing; say what would happen.");
    private static final Option NO_SEND =
            Option.flag("--no-send", "Stop before the sending alone: all is queued, for send.");
    private static final Option ACCEPT_REMOVALS =
            Option.flag("--accept-removals", "Go on although many published posts are gone.");
    private static final Option ACCEPT_CLOCK =
            Option.flag("--accept-clock", "Go on from the present after a clock that was ahead.");
    private static final Option AFTER_RESTORE =
            Option.flag("--after-restore", "Go on with a database that is older than the last run.");

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public List<String> description() {
        return List.of(
                "Reads the posts, writes feeds and pages, composes the digests that are due, and sends them.",
                "A second run with nothing new changes no byte and sends nothing.");
    }

    @Override
    public List<Option> options() {
        return List.of(DRY_RUN, NO_SEND, ACCEPT_REMOVALS, ACCEPT_CLOCK, AFTER_RESTORE);
    }

    @Override
    public int run(Session session) {
        Arguments given = session.arguments();
        if (given.has(DRY_RUN)) {
            return PlanCommand.plan(session, request(given, Optional.empty()));
        }
        boolean isUsual = Stream.of(ACCEPT_REMOVALS, ACCEPT_CLOCK, AFTER_RESTORE, CommonOptions.NOW)
                .noneMatch(given::has);
        Optional<RunReport> nothingNew = isUsual ? session.nothingNew() : Optional.empty();
        if (nothingNew.isPresent()) {
            return tell(session, nothingNew.get());
        }
        Jobs jobs = session.openToSend();
        return publish(session, jobs, request(given, isUsual ? session.inputs() : Optional.empty()));
    }

    private static PublishRequest request(Arguments given, Optional<Inputs> inputs) {
        return new PublishRequest(
                given.has(NO_SEND),
                given.has(ACCEPT_REMOVALS),
                given.has(ACCEPT_CLOCK),
                given.has(AFTER_RESTORE),
                inputs);
    }

    private static int publish(Session session, Jobs jobs, PublishRequest request) {
        if (session.isQuiet() && !session.isJson()) {
            QuietReport quiet = jobs.publishQuietly(request);
            quiet.say().forEach(text -> session.console(2).line(Signs.Sign.PERSON, text));
            return quiet.status();
        }
        ProgressLine progress = session.progress();
        RunReport report = jobs.publish(request, progress);
        progress.end();
        return tell(session, report);
    }

    private static int tell(Session session, RunReport report) {
        if (session.isJson()) {
            session.json(json -> new RunJson(json).report(report));
        } else if (!session.isQuiet()) {
            new RunText(session).report(report);
        }
        return report.outcome().status();
    }
}
