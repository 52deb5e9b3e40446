package postrider.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import postrider.job.Status;

/** {@code status}: one screen. */
@Command(
        name = "status",
        description = {
            "Shows what needs a person, what happened last and what is next. Changes nothing.",
            "Ends with 1 where something needs a person."
        })
final class StatusCommand implements Callable<Integer> {
    private final PostriderCommand postrider;

    StatusCommand(PostriderCommand postrider) {
        this.postrider = postrider;
    }

    @Override
    public Integer call() {
        Session session = postrider.session();
        Status status = session.open().status();
        if (session.isJson()) {
            session.json(json -> new StatusJson(json).status(status));
        } else {
            new StatusText(session, status).tell();
        }
        return status.needsPerson().isEmpty() ? 0 : 1;
    }
}
