package postrider.cli;

import java.util.List;
import postrider.job.Status;

/** {@code status}: one screen. */
final class StatusCommand implements Command {
    @Override
    public String name() {
        return "status";
    }

    @Override
    public List<String> description() {
        return List.of(
                "Shows what needs a person, what happened last and what is next. Changes nothing.",
                "Ends with 1 where something needs a person.");
    }

    @Override
    public int run(Session session) {
        Status status = session.open().status();
        if (session.isJson()) {
            session.json(json -> new StatusJson(json).status(status));
        } else {
            new StatusText(session, status).tell();
        }
        return status.needsPerson().isEmpty() ? 0 : 1;
    }
}
