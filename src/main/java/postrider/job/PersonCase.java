package postrider.job;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import postrider.database.Tx;
import postrider.delivery.DeliveryState;
import postrider.delivery.PastDelivery;
import postrider.edition.KeptEdition;
import postrider.edition.Newsletter;
import postrider.edition.Publication;
import postrider.edition.PublicationKind;
import postrider.edition.Publications;
import postrider.edition.Verdict;
import postrider.job.Answer.Rule;
import postrider.subscriber.Subscriber;
import postrider.subscriber.Subscription;
import postrider.subscriber.SubscriptionChange;
import postrider.subscriber.SubscriptionState;
import postrider.subscriber.Suppression;

/** Why one post was sent to one subscriber of one newsletter, or not. */
final class PersonCase {
    private final Tx tx;
    private final Stages stages;
    private final Standpoint point;
    private final Subscriber person;
    private final Newsletter newsletter;
    private final Subscription subscription;
    private final List<SubscriptionChange> changes;

    PersonCase(
            Tx tx,
            Stages stages,
            Standpoint point,
            Subscriber person,
            Newsletter newsletter,
            Subscription subscription) {
        this.tx = tx;
        this.stages = stages;
        this.point = point;
        this.person = person;
        this.newsletter = newsletter;
        this.subscription = subscription;
        this.changes = stages.people().changes(tx, person.id(), newsletter.name());
    }

    Finding finding() {
        return decided().with("newsletter", newsletter.name());
    }

    /** What went or is on its way, then what is to come, then what ended otherwise, then why there was nothing. */
    private Finding decided() {
        Set<Long> holding = stages.editions().holding(tx, point.post()).stream()
                .map(kept -> kept.edition().number())
                .collect(Collectors.toSet());
        List<PastDelivery> theirs = PastDelivery.of(tx, person.id()).stream()
                .filter(one -> one.newsletter().equals(newsletter.name()) && holding.contains(one.number()))
                .toList();
        List<Publication> numbers = Publications.history(tx, newsletter).publications().stream()
                .filter(one -> one.post().equals(point.post()))
                .toList();
        return theirs.stream()
                .filter(one -> one.state() == DeliveryState.SENT)
                .findFirst()
                .map(this::sent)
                .or(() -> theirs.stream()
                        .filter(one -> !one.state().isFinal())
                        .findFirst()
                        .map(this::underWay))
                .or(() -> ahead(numbers).filter(found -> theirs.isEmpty() || isToCome(found.rule())))
                .or(() -> theirs.stream().findFirst().map(this::endedOtherwise))
                .orElseGet(() -> past(numbers));
    }

    private static boolean isToCome(Rule rule) {
        return rule == Rule.READY || rule == Rule.REVIEW || rule == Rule.TICK || rule == Rule.SETTLE;
    }

    private Finding sent(PastDelivery delivery) {
        Instant at = Objects.requireNonNullElse(delivery.settledAt(), delivery.createdAt());
        return new Finding(
                        Rule.SENT,
                        "Sent to " + person.address().value() + " in edition " + delivery.number() + " of \""
                                + newsletter.name() + "\" on " + time(at) + ".")
                .with("edition", delivery.number())
                .with("sentAt", at);
    }

    private Finding underWay(PastDelivery delivery) {
        KeptEdition kept = stages.editions().find(tx, delivery.number()).orElseThrow();
        Finding finding = standing().orElseGet(() -> underWay(delivery, kept));
        return finding.with("edition", delivery.number())
                .with("delivery", delivery.state().word());
    }

    private Finding underWay(PastDelivery delivery, KeptEdition kept) {
        String edition = "edition " + delivery.number();
        return switch (kept.state()) {
            case REVIEW -> {
                Instant goesAt = kept.goesAt();
                yield goesAt == null
                        ? not(Rule.REVIEW, edition + " waits for approval: " + kept.reason(), true)
                        : not(Rule.REVIEW, edition + " is in review until " + time(goesAt), true)
                                .with("goesAt", goesAt);
            }
            case PAUSED -> not(Rule.PAUSED_EDITION, edition + " was paused by a person", true);
            case READY -> not(Rule.READY, edition + " is ready and goes with the next run", true);
            case SENDING, SENT, CANCELLED -> inTheQueue(delivery, edition);
        };
    }

    private Finding inTheQueue(PastDelivery delivery, String edition) {
        Instant due = delivery.dueAt();
        String then = due == null ? "it waits for a person" : "it is tried again at " + time(due);
        Finding finding = switch (delivery.state()) {
            case DEFERRED ->
                not(
                        Rule.DEFERRED,
                        "the mail server said \"" + delivery.reply() + "\" to " + edition + "; " + then,
                        true);
            case UNCERTAIN ->
                new Finding(
                        Rule.UNCERTAIN,
                        "Perhaps sent to " + person.address().value() + ": the server's reply to " + edition
                                + " was lost; " + then + ".");
            case QUEUED, SENDING, SENT, FAILED, SUPPRESSED, CANCELLED ->
                not(Rule.QUEUED, edition + " is being sent, and theirs waits in the queue", true);
        };
        return due == null ? finding : finding.with("dueAt", due);
    }

    private Finding endedOtherwise(PastDelivery delivery) {
        String edition = "edition " + delivery.number();
        Instant at = Objects.requireNonNullElse(delivery.settledAt(), delivery.createdAt());
        Finding finding = switch (delivery.state()) {
            case FAILED ->
                not(Rule.FAILED, edition + " failed on " + time(at) + ": " + delivery.reply(), false)
                        .with("reply", delivery.reply());
            case CANCELLED -> not(Rule.CANCELLED, edition + " was cancelled on " + time(at), false);
            default ->
                stopped(at)
                        .orElseGet(() -> not(
                                Rule.SUPPRESSED, "the address was not to be mailed when " + edition + " went", false));
        };
        return finding.with("edition", delivery.number())
                .with("delivery", delivery.state().word());
    }

    /** Why a delivery was not begun at that moment. */
    private Optional<Finding> stopped(Instant at) {
        return person.suppressed()
                .map(this::suppressed)
                .or(() -> inForce(at)
                        .filter(change -> change.state() != SubscriptionState.ACTIVE)
                        .map(change -> inactive(change.state(), change.at())));
    }

    /** Why nothing at all goes to them now. */
    private Optional<Finding> standing() {
        return person.suppressed()
                .map(this::suppressed)
                .or(() -> subscription.state() == SubscriptionState.ACTIVE
                        ? Optional.empty()
                        : Optional.of(inactive(
                                subscription.state(),
                                changes.isEmpty()
                                        ? point.now()
                                        : changes.get(changes.size() - 1).at())));
    }

    private Finding suppressed(Suppression reason) {
        return not(Rule.SUPPRESSED, "the address is suppressed (" + reason.word() + ")", false)
                .with("reason", reason.word());
    }

    private Finding inactive(SubscriptionState state, Instant since) {
        Finding finding = switch (state) {
            case PENDING -> not(Rule.PENDING, "the subscription has not been confirmed", true);
            case PAUSED -> {
                Instant until = subscription.pausedUntil();
                yield not(
                        Rule.PAUSED,
                        "the subscription has paused since " + time(since)
                                + (until == null ? "" : ", until " + time(until)),
                        false);
            }
            case ENDED, ACTIVE -> not(Rule.ENDED, "the subscription ended on " + time(since), false);
        };
        return finding.with("since", since);
    }

    /** What the next run, or a later one, does about the post's last number; empty where the mark has passed it. */
    private Optional<Finding> ahead(List<Publication> numbers) {
        if (numbers.isEmpty()) {
            return Optional.of(unnumbered());
        }
        List<Verdict> verdicts = stages
                .editions()
                .verdicts(tx, newsletter, point.posts(), subscription, person.language(), point.now())
                .stream()
                .filter(verdict -> numbers.contains(verdict.publication()))
                .filter(verdict -> verdict.outcome() != Verdict.Outcome.ONCE)
                .filter(verdict -> verdict.outcome() != Verdict.Outcome.HAD_VARIANT)
                .toList();
        return verdicts.stream()
                .reduce((earlier, later) -> later)
                .map(verdict -> ahead(verdict, numbers)
                        .with("number", verdict.publication().number()));
    }

    private Finding ahead(Verdict verdict, List<Publication> numbers) {
        Publication publication = verdict.publication();
        return switch (verdict.outcome()) {
            case BASELINE -> baseline(publication);
            case NOT_PUBLIC -> notPublic();
            case NOT_IN_NEWSLETTER -> notChosen();
            default ->
                standing().orElseGet(() -> switch (verdict.outcome()) {
                    case TOPICS -> topics(subscription.topics());
                    case LANGUAGE -> language(person.language());
                    case JOINED_LATER -> joinedLater(numbers.get(0));
                    case SETTLE -> settling(publication);
                    default -> toCome(publication);
                });
        };
    }

    private Finding settling(Publication publication) {
        Instant at = publication.at().plus(newsletter.digest().settle());
        return not(Rule.SETTLE, "digest.settle keeps it back until " + time(at), true)
                .with("settledAt", at);
    }

    private Finding toCome(Publication publication) {
        Instant tick = subscription.nextDueAt();
        if (tick != null && tick.isAfter(point.now())) {
            return not(Rule.TICK, "they hear " + subscription.frequency() + ", next on " + time(tick), true)
                    .with("frequency", subscription.frequency())
                    .with("at", tick);
        }
        String guard = publication.guard();
        return guard == null
                ? not(Rule.READY, "it goes with the next run", true)
                : not(Rule.REVIEW, "the next run composes it to wait for approval: " + guard, true)
                        .with("reason", guard);
    }

    private Finding unnumbered() {
        return point.isPublic() ? notChosen() : notPublic();
    }

    private Finding notPublic() {
        return not(Rule.NOT_PUBLIC, "the post is not public", true);
    }

    private Finding notChosen() {
        return not(Rule.NOT_IN_NEWSLETTER, "\"" + newsletter.name() + "\" does not choose this post", false);
    }

    private Finding baseline(Publication publication) {
        return not(
                        Rule.BASELINE,
                        "\"" + newsletter.name() + "\" took it over on " + time(publication.at())
                                + " as one of the posts that are mailed to nobody",
                        false)
                .with("number", publication.number())
                .with("numberedAt", publication.at());
    }

    private Finding topics(List<String> topics) {
        return not(Rule.TOPICS, "it is of none of their topics (" + String.join(", ", topics) + ")", false)
                .with("topics", String.join("|", topics));
    }

    private Finding language(String language) {
        return not(Rule.LANGUAGE, "it exists neither in their language (" + language + ") nor in the site's", false)
                .with("language", language);
    }

    /** Why the mark passed the post's last number without a mail. */
    private Finding past(List<Publication> numbers) {
        if (numbers.isEmpty()) {
            return unnumbered();
        }
        Publication last = numbers.get(numbers.size() - 1);
        Publication reaching = last.kind() == PublicationKind.RETURNED ? numbers.get(0) : last;
        if (last.kind() == PublicationKind.BASELINE) {
            return baseline(last);
        }
        if (subscription.start() >= reaching.number()) {
            return inForce(last.at())
                    .filter(change -> change.state() == SubscriptionState.PAUSED)
                    .map(change -> inactive(SubscriptionState.PAUSED, change.at()))
                    .orElseGet(() -> joinedLater(reaching));
        }
        return new Passing(tx, stages, point, newsletter, changes, last)
                .rule()
                .map(rule -> passed(rule, last))
                .orElseGet(() -> not(Rule.NOT_RECORDED, "no delivery of it is recorded any longer", false))
                .with("number", last.number());
    }

    private Finding passed(Rule rule, Publication publication) {
        SubscriptionChange then = inForce(publication.at()).orElseThrow();
        return switch (rule) {
            case TOPICS -> topics(then.topics());
            case LANGUAGE -> language(then.language());
            case NOT_PUBLIC -> not(Rule.NOT_PUBLIC, "the post was not public when their digest was composed", false);
            default -> inactive(then.state(), then.at());
        };
    }

    private Finding joinedLater(Publication publication) {
        Optional<Instant> joined = changes.stream()
                .filter(change -> change.state() == SubscriptionState.ACTIVE)
                .map(SubscriptionChange::at)
                .filter(at -> !at.isBefore(publication.at()))
                .findFirst();
        Finding finding = not(
                        Rule.JOINED_LATER,
                        "the subscription began"
                                + joined.map(at -> " on " + time(at)).orElse(" later") + ", the post was published on "
                                + time(publication.at()),
                        false)
                .with("publishedAt", publication.at());
        return joined.map(at -> finding.with("joinedAt", at)).orElse(finding);
    }

    private Optional<SubscriptionChange> inForce(Instant at) {
        return changes.stream().filter(change -> !change.at().isAfter(at)).reduce((earlier, later) -> later);
    }

    private Finding not(Rule rule, String because, boolean yet) {
        return new Finding(
                rule, "Not sent to " + person.address().value() + (yet ? " yet" : "") + ": " + because + ".");
    }

    private String time(Instant at) {
        return point.time().moment(at);
    }
}
