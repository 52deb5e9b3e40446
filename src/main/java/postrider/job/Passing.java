package postrider.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import postrider.cron.Cron;
import postrider.database.Tx;
import postrider.edition.Newsletter;
import postrider.edition.Publication;
import postrider.job.Answer.Rule;
import postrider.subscriber.Frequency;
import postrider.subscriber.SubscriptionChange;
import postrider.subscriber.SubscriptionState;

/** Reckons, from records alone, why a subscription's mark passed a number without a mail. */
record Passing(
        Tx tx,
        Stages stages,
        Standpoint point,
        Newsletter newsletter,
        List<SubscriptionChange> changes,
        Publication publication) {

    /** Empty where nothing on record speaks against a mail. */
    Optional<Rule> rule() {
        return RunTable.firstFrom(tx, publication.at().plus(newsletter.digest().settle()))
                .flatMap(this::ruleSince);
    }

    private Optional<Rule> ruleSince(RunTable.Start settled) {
        Optional<SubscriptionChange> then = inForce(settled.at());
        if (then.isEmpty()) {
            return Optional.empty();
        }
        RunTable.Start run = serving(settled, then.get());
        SubscriptionChange served = inForce(run.at()).orElseThrow();
        if (served.state() != SubscriptionState.ACTIVE) {
            return Optional.of(Rule.valueOf(served.state().name()));
        }
        Set<String> languages = point.languagesAt(tx, run.id());
        if (languages.isEmpty()) {
            return Optional.of(Rule.NOT_PUBLIC);
        }
        if (languages.stream().noneMatch(one -> isRead(one, served.language()))) {
            return Optional.of(Rule.LANGUAGE);
        }
        return served.topics().isEmpty() || isOf(served.topics()) ? Optional.empty() : Optional.of(Rule.TOPICS);
    }

    /** The run that served them: the first at or after their tick. */
    private RunTable.Start serving(RunTable.Start settled, SubscriptionChange then) {
        Optional<Cron> ticks = newsletter.digest().frequencies().stream()
                .filter(frequency -> frequency.name().equals(then.frequency()))
                .findFirst()
                .flatMap(Frequency::ticks);
        return ticks.flatMap(cron -> {
                    Instant before = RunTable.lastBefore(tx, settled.at())
                            .map(RunTable.Start::at)
                            .orElse(settled.at());
                    Instant tick =
                            cron.next(before, then.zone().orElse(point.time().zone()));
                    return RunTable.firstFrom(tx, tick);
                })
                .orElse(settled);
    }

    private boolean isRead(String written, String language) {
        return written.equalsIgnoreCase(language)
                || written.equalsIgnoreCase(stages.editions().siteLanguage());
    }

    /** By the tags that the post has now; those that it had then aren't on record. */
    private boolean isOf(List<String> topics) {
        return point.posts()
                .find(publication.post())
                .map(post -> post.isOf(topics))
                .orElse(false);
    }

    private Optional<SubscriptionChange> inForce(Instant at) {
        return changes.stream().filter(change -> !change.at().isAfter(at)).reduce((earlier, later) -> later);
    }
}
