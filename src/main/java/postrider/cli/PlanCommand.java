package postrider.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import postrider.job.Outcome;
import postrider.job.Plan;
import postrider.job.PublishRequest;

/** {@code plan}: what the next run would change. */
@Command(
        name = "plan",
        description = {
            "Says what the next run would add to pages, feeds and mail, and what waits or is held. Changes nothing.",
            "Ends with 1 where something needs a person."
        })
final class PlanCommand implements Callable<Integer> {
    private final PostriderCommand postrider;

    PlanCommand(PostriderCommand postrider) {
        this.postrider = postrider;
    }

    @Override
    public Integer call() {
        return plan(postrider.session(), new PublishRequest(false, false, false, false));
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
