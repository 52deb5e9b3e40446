package postrider.cli;

import java.util.List;
import postrider.job.RunReport;

/** {@code send}: a sending worker alone. */
final class SendCommand implements Command {
    private static final Option FOLLOW = Option.flag(
            "--follow", "Stay, and send whatever becomes due. Several may do so at once, beside any publish.");

    @Override
    public String name() {
        return "send";
    }

    @Override
    public List<String> description() {
        return List.of(
                "Sends what is queued, without a look at the posts.",
                "Ctrl-C ends it after what is in flight; the next one goes on.");
    }

    @Override
    public List<Option> options() {
        return List.of(FOLLOW);
    }

    @Override
    public int run(Session session) {
        Jobs jobs = session.openToSend();
        ProgressLine progress = session.progress();
        RunReport report = session.arguments().has(FOLLOW) ? jobs.follow(progress) : jobs.send(progress);
        progress.end();
        if (session.isJson()) {
            session.json(json -> new RunJson(json).sent(report));
        } else if (session.isQuiet()) {
            report.needsPerson().forEach(text -> session.console(2).line(Signs.Sign.PERSON, text));
        } else {
            new RunText(session).sent(report);
        }
        return report.outcome().status();
    }
}
