package postrider.job;

import java.util.ArrayList;
import java.util.List;
import postrider.edition.KeptEdition;
import postrider.job.Plan.PlannedEdition;
import postrider.job.Plan.PlannedPost;
import postrider.site.ArtifactPath;
import postrider.site.Difference;

/** Gathers what a rehearsed run would change, until the plan is made of it. */
final class PlanDraft {
    private final List<PlannedEdition> editions = new ArrayList<>();
    private Plan.Files files = new Plan.Files(List.of(), List.of(), List.of());

    void files(Difference difference) {
        files = new Plan.Files(paths(difference.add()), paths(difference.change()), paths(difference.remove()));
    }

    private static List<String> paths(List<ArtifactPath> paths) {
        return paths.stream().map(ArtifactPath::value).toList();
    }

    void edition(KeptEdition kept, List<String> languages) {
        editions.add(new PlannedEdition(
                kept.edition().newsletter(),
                kept.edition().posts(),
                kept.recipients(),
                languages,
                kept.goesAt() == null ? kept.edition().composedAt() : kept.goesAt()));
    }

    Plan plan(List<PlannedPost> posts, RunReport report) {
        return new Plan(
                report.now(), report.zone(), files, posts, editions, report.needsPerson(), report.diagnostics());
    }
}
