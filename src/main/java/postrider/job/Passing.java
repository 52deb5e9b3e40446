package postrider.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.edition.Newsletter;
import postrider.edition.Publication;
import postrider.edition.PublicationKind;
import postrider.job.Answer.Rule;
import postrider.post.PostDecision;
import postrider.subscriber.Subscriber;
import postrider.subscriber.SubscriptionChange;
import postrider.subscriber.SubscriptionState;

/** Reckons, from records alone, why a subscription's mark passed a number without a mail. */
record Passing(Records records, Standpoint point, Subscriber person, Newsletter newsletter, String siteLanguage) {

    /** A rule, and what the subscription was when it decided. */
    record Passed(Rule rule, SubscriptionChange then) {}

    /**
     * @param first the post's first number; @param publication one of its numbers, no baseline
     * @return empty where nothing on record speaks against a mail
     */
    Optional<Passed> passed(Publication first, Publication publication) {
        Optional<SubscriptionChange> then = inForce(publication.at());
        if (then.isEmpty() || then.get().state() != SubscriptionState.ACTIVE) {
            return then.map(
                    one -> new Passed(one.state() == SubscriptionState.PAUSED ? Rule.PAUSED : Rule.JOINED_LATER, one));
        }
        Instant settled = publication.at().plus(newsletter.digest().settle());
        Optional<RunTable.Start> run = records.servings(person, newsletter, point.time()).stream()
                .filter(one -> !one.at().isBefore(settled))
                .findFirst();
        Optional<SubscriptionChange> left = changes().stream()
                .filter(one -> one.at().isAfter(publication.at()) && one.state() != SubscriptionState.ACTIVE)
                .filter(one -> run.isEmpty() || !one.at().isAfter(run.get().at()))
                .findFirst();
        if (left.isPresent()) {
            return left.map(one -> new Passed(Rule.valueOf(one.state().name()), one));
        }
        return run.flatMap(served -> decided(first, publication, served));
    }

    private Optional<Passed> decided(Publication first, Publication publication, RunTable.Start run) {
        SubscriptionChange then = Records.inForce(records.wholeChanges(person, newsletter), run.at())
                .orElseThrow();
        Map<String, PostDecision> variants = point.publicAt(records, run.id());
        return rule(first, publication, then, variants).map(rule -> new Passed(rule, then));
    }

    private Optional<Rule> rule(
            Publication first, Publication publication, SubscriptionChange then, Map<String, PostDecision> variants) {
        if (variants.isEmpty()) {
            return Optional.of(Rule.NOT_PUBLIC);
        }
        if (variants.values().stream().noneMatch(one -> newsletter.choosesAny(one.categories(), one.tags()))) {
            return Optional.of(Rule.NOT_IN_NEWSLETTER);
        }
        if (publication.kind() == PublicationKind.RETURNED && hadNotBegun(first, publication)) {
            return Optional.of(Rule.JOINED_LATER);
        }
        if (couldReadBefore(publication.hadLanguages(), then.language())) {
            return Optional.empty();
        }
        if (!then.topics().isEmpty() && variants.values().stream().noneMatch(one -> isOf(one, then.topics()))) {
            return Optional.of(Rule.TOPICS);
        }
        return variants.keySet().stream().noneMatch(language -> isRead(language, then.language()))
                ? Optional.of(Rule.LANGUAGE)
                : Optional.empty();
    }

    /** Whether the subscription that was in force at a number began after the first one. */
    private boolean hadNotBegun(Publication first, Publication publication) {
        Optional<Instant> began = Optional.empty();
        boolean active = false;
        for (SubscriptionChange change : changes()) {
            if (change.at().isAfter(publication.at())) {
                break;
            }
            boolean isActive = change.state() == SubscriptionState.ACTIVE;
            if (isActive && !active) {
                began = Optional.of(change.at());
            }
            active = isActive;
        }
        return began.filter(at -> at.isAfter(first.at())).isPresent();
    }

    private boolean couldReadBefore(@Nullable List<String> hadLanguages, String language) {
        return hadLanguages != null && hadLanguages.stream().anyMatch(had -> isRead(had, language));
    }

    private static boolean isOf(PostDecision decision, List<String> topics) {
        return Stream.concat(decision.tags().stream(), decision.categories().stream())
                .anyMatch(name -> topics.stream().anyMatch(name::equalsIgnoreCase));
    }

    private boolean isRead(String written, String language) {
        return written.equalsIgnoreCase(language) || written.equalsIgnoreCase(siteLanguage);
    }

    private List<SubscriptionChange> changes() {
        return records.changes(person.id(), newsletter);
    }

    Optional<SubscriptionChange> inForce(Instant at) {
        return Records.inForce(changes(), at);
    }
}
