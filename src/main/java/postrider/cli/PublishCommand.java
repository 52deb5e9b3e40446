package postrider.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import postrider.job.PublishRequest;
import postrider.job.QuietReport;
import postrider.job.RunReport;

/** {@code publish}: the main job, one run. */
@Command(
        name = "publish",
        description = {
            "Reads the posts, writes feeds and pages, composes the digests that are due, and sends them.",
            "A second run with nothing new changes no byte and sends nothing."
        })
final class PublishCommand implements Callable<Integer> {
    private final PostriderCommand postrider;

    @Option(names = "--dry-run", description = "Change nothing; say what would happen.")
    private boolean dryRun;

    @Option(names = "--no-send", description = "Stop before the sending alone: all is queued.")
    private boolean noSend;

    @Option(names = "--accept-removals", description = "Go on although many published posts are gone.")
    private boolean acceptRemovals;

    @Option(names = "--accept-clock", description = "Go on from the present after a clock that was ahead.")
    private boolean acceptClock;

    @Option(names = "--after-restore", description = "Go on with a database that is older than the last run.")
    private boolean afterRestore;

    PublishCommand(PostriderCommand postrider) {
        this.postrider = postrider;
    }

    @Override
    public Integer call() {
        Session session = postrider.session();
        PublishRequest request = new PublishRequest(noSend, acceptRemovals, acceptClock, afterRestore);
        return dryRun ? PlanCommand.plan(session, request) : publish(session, request);
    }

    private static int publish(Session session, PublishRequest request) {
        Jobs jobs = session.openToSend();
        if (session.isQuiet() && !session.isJson()) {
            QuietReport quiet = jobs.publishQuietly(request);
            quiet.say().forEach(text -> session.console(2).line(Signs.Sign.PERSON, text));
            return quiet.status();
        }
        RunReport report = jobs.publish(request);
        if (session.isJson()) {
            session.json(json -> new RunJson(json).report(report));
        } else {
            new RunText(session, report.zone()).report(report);
        }
        return report.outcome().status();
    }
}
