package postrider.cli;

import java.util.List;
import postrider.job.Outcome;
import postrider.job.Plan;
import postrider.job.PublishRequest;

/** {@code plan}: what the next run would change. */
final class PlanCommand implements Command {
    @Override
    public String name() {
        return "plan";
    }

    @Override
    public List<String> description() {
        return List.of(
                "Says what the next run would add to pages, feeds and mail, and what waits or is held. Changes nothing.",
                "Ends with 1 where something needs a person.");
    }

    @Override
    public int run(Session session) {
        return plan(session, PublishRequest.USUAL);
    }

    /** Also what {@code publish --dry-run} does. */
    static int plan(Session session, PublishRequest request) {
        Plan plan = session.open().plan(request);
        if (session.isJson()) {
            session.json(json -> new RunJson(json).plan(plan));
        } else {
            new PlanText(session, plan).tell();
        }
        return (plan.needsPerson().isEmpty() ? Outcome.DONE : Outcome.NEEDS_PERSON).status();
    }
}
