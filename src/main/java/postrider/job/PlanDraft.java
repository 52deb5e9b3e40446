package postrider.job;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import postrider.delivery.Recipients;
import postrider.edition.EditionState;
import postrider.edition.Editions;
import postrider.edition.KeptEdition;
import postrider.job.Plan.Change;
import postrider.job.Plan.PlannedEdition;
import postrider.job.Plan.PlannedPost;
import postrider.site.ArtifactPath;
import postrider.site.Difference;

/** Gathers what a rehearsed run would change, until the plan is made of it. */
final class PlanDraft {
    private final List<PlannedEdition> editions = new ArrayList<>();
    private Plan.Files files = new Plan.Files(List.of(), List.of(), List.of());
    private boolean reached;

    /** The run comes as far as pages. @param within what is said of this folder's files counts instead of what was said before */
    void files(String within, Difference difference) {
        reached = true;
        files = new Plan.Files(
                paths(within, files.add(), difference.add()),
                paths(within, files.change(), difference.change()),
                paths(within, files.remove(), difference.remove()));
    }

    private static List<String> paths(String within, List<String> before, List<ArtifactPath> paths) {
        return Stream.concat(
                        before.stream().filter(path -> !path.startsWith(within)),
                        paths.stream().map(ArtifactPath::value))
                .toList();
    }

    void edition(KeptEdition kept, Recipients recipients, List<String> remarks) {
        Instant goesAt = kept.goesAt();
        String reason = kept.state() == EditionState.REVIEW ? kept.reviewReason() : null;
        editions.add(new PlannedEdition(
                kept.edition().number(),
                kept.edition().newsletter(),
                kept.state().word(),
                recipients.frequencies(),
                kept.edition().posts(),
                recipients.languages(),
                kept.state() == EditionState.REVIEW && goesAt != null
                        ? goesAt
                        : kept.edition().composedAt(),
                reason == null ? "" : reason,
                remarks));
    }

    /** What a later run would compose. @param planned of what lies ahead then */
    void edition(Editions.Ahead ahead, postrider.edition.PlannedEdition planned) {
        editions.add(new PlannedEdition(
                0,
                planned.newsletter(),
                switch (ahead.await()) {
                    case TICK -> PlannedEdition.TICK;
                    case SETTLE -> PlannedEdition.SETTLE;
                },
                planned.shares().stream()
                        .map(share -> share.cohort().frequency())
                        .distinct()
                        .sorted()
                        .toList(),
                planned.posts(),
                planned.recipientsByLanguage(),
                ahead.at(),
                planned.guard().orElse(""),
                List.of()));
    }

    /** @param posts of which nothing is made public or taken back where the run doesn't come as far as pages */
    Plan plan(List<PlannedPost> posts, RunReport report, ZoneId zone) {
        return new Plan(
                report.now(),
                zone,
                !reached,
                files,
                posts.stream()
                        .filter(post -> reached || post.change() == Change.HOLD || post.change() == Change.WAIT)
                        .toList(),
                editions,
                report.needsPerson(),
                report.diagnostics());
    }
}
