package postrider.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import postrider.database.Tx;
import postrider.delivery.PastDelivery;
import postrider.edition.KeptEdition;
import postrider.edition.Newsletter;
import postrider.edition.NewsletterHistory;
import postrider.edition.Publications;
import postrider.post.EntryId;
import postrider.post.PostDecision;
import postrider.post.PostId;
import postrider.post.PostLedger;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.Subscriber;
import postrider.subscriber.SubscriberId;
import postrider.subscriber.Subscription;
import postrider.subscriber.SubscriptionChange;

/** What is on record at one moment: each thing is read once, however many questions are asked. For one thread. */
final class Records {
    private final Tx tx;
    private final Stages stages;
    private final Map<EmailAddress, Optional<Subscriber>> people = new HashMap<>();
    private final Map<Theirs, List<SubscriptionChange>> changes = new HashMap<>();
    private final Map<Theirs, List<SubscriptionChange>> wholeChanges = new HashMap<>();
    private final Map<Theirs, List<RunTable.Start>> servings = new HashMap<>();
    private final Map<SubscriberId, List<PastDelivery>> deliveries = new HashMap<>();
    private final Map<PostId, Set<Long>> editions = new HashMap<>();
    private final Map<String, NewsletterHistory> histories = new HashMap<>();
    private final Map<EntryId, List<PostDecision>> decisions = new HashMap<>();
    private @Nullable List<RunTable.Start> runs;

    private record Theirs(SubscriberId person, String newsletter) {}

    Records(Tx tx, Stages stages) {
        this.tx = tx;
        this.stages = stages;
    }

    Tx tx() {
        return tx;
    }

    Optional<Subscriber> person(EmailAddress address) {
        return people.computeIfAbsent(address, one -> stages.people().find(tx, one));
    }

    /** By time. */
    List<SubscriptionChange> changes(SubscriberId person, Newsletter newsletter) {
        return changes.computeIfAbsent(
                new Theirs(person, newsletter.name()),
                theirs -> stages.people().changes(tx, person, newsletter.name()));
    }

    /** As {@link #changes}, with a change more wherever another of their subscriptions tells a new language or zone of theirs. */
    List<SubscriptionChange> wholeChanges(Subscriber person, Newsletter newsletter) {
        return wholeChanges.computeIfAbsent(new Theirs(person.id(), newsletter.name()), theirs -> {
            List<SubscriptionChange> whole = new ArrayList<>(changes(person.id(), newsletter));
            person.subscriptions().stream()
                    .map(Subscription::newsletter)
                    .filter(other -> !other.equals(newsletter.name()))
                    .flatMap(other -> stages.people().changes(tx, person.id(), other).stream())
                    .forEach(change -> inForce(whole, change.at())
                            .map(own -> with(own, change))
                            .ifPresent(whole::add));
            whole.sort(Comparator.comparing(SubscriptionChange::at));
            return List.copyOf(whole);
        });
    }

    private static SubscriptionChange with(SubscriptionChange own, SubscriptionChange told) {
        return new SubscriptionChange(
                told.at(), own.state(), own.frequency(), own.topics(), told.language(), told.zone(), told.evidence());
    }

    /** The last one up to that moment. */
    static Optional<SubscriptionChange> inForce(List<SubscriptionChange> changes, Instant at) {
        return changes.stream()
                .filter(change -> !change.at().isAfter(at))
                .reduce((one, other) -> other.at().isBefore(one.at()) ? one : other);
    }

    /** The runs that served them, by time. */
    List<RunTable.Start> servings(Subscriber person, Newsletter newsletter, SiteTime time) {
        return servings.computeIfAbsent(
                new Theirs(person.id(), newsletter.name()),
                theirs -> Servings.of(newsletter, time.zone(), wholeChanges(person, newsletter), runs()));
    }

    private List<RunTable.Start> runs() {
        List<RunTable.Start> all = runs == null ? RunTable.ended(tx) : runs;
        runs = all;
        return all;
    }

    /** Their deliveries in the newsletter that held the post, the latest first. */
    List<PastDelivery> deliveries(SubscriberId person, Newsletter newsletter, PostId post) {
        Set<Long> holding = editions.computeIfAbsent(post, this::holding);
        return deliveries.computeIfAbsent(person, id -> PastDelivery.of(tx, id)).stream()
                .filter(one -> one.newsletter().equals(newsletter.name()) && holding.contains(one.number()))
                .toList();
    }

    private Set<Long> holding(PostId post) {
        return stages.editions().holding(tx, post).stream()
                .map(kept -> kept.edition().number())
                .collect(Collectors.toSet());
    }

    KeptEdition edition(long number) {
        return stages.editions().find(tx, number).orElseThrow();
    }

    NewsletterHistory history(Newsletter newsletter) {
        return histories.computeIfAbsent(newsletter.name(), name -> Publications.history(tx, newsletter));
    }

    /** What was on record of a variant when that run had looked; empty before the first. */
    Optional<PostDecision> decision(EntryId variant, long run) {
        return decisions.computeIfAbsent(variant, id -> PostLedger.decisions(tx, id)).stream()
                .filter(decision -> decision.runId() <= run)
                .reduce((earlier, later) -> later);
    }
}
