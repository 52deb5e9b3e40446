package postrider.job;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import postrider.delivery.DeliveryState;
import postrider.delivery.PastDelivery;
import postrider.edition.Newsletter;
import postrider.edition.Publication;
import postrider.edition.PublicationKind;
import postrider.edition.Verdict;
import postrider.job.Answer.Rule;
import postrider.subscriber.Subscriber;
import postrider.subscriber.Subscription;
import postrider.subscriber.SubscriptionChange;
import postrider.subscriber.SubscriptionState;

/** Decides why one post was sent to one subscriber of one newsletter, or not; {@link PersonWords} says it. */
final class PersonCase {
    private final Records records;
    private final Stages stages;
    private final Standpoint point;
    private final Subscriber person;
    private final Newsletter newsletter;
    private final Subscription subscription;
    private final Passing passing;
    private final PersonWords words;

    PersonCase(
            Records records,
            Stages stages,
            Standpoint point,
            Subscriber person,
            Newsletter newsletter,
            Subscription subscription) {
        this.records = records;
        this.stages = stages;
        this.point = point;
        this.person = person;
        this.newsletter = newsletter;
        this.subscription = subscription;
        this.passing = new Passing(
                records, point, person, newsletter, stages.editions().siteLanguage());
        this.words = new PersonWords(person.address().value(), newsletter, subscription, point.time());
    }

    Finding finding() {
        return decided().with("newsletter", newsletter.name());
    }

    /** What went or is on its way, then what is to come, then what ended otherwise, then why there was nothing. */
    private Finding decided() {
        List<PastDelivery> theirs = records.deliveries(person.id(), newsletter, point.post());
        List<Publication> numbers = records.history(newsletter).publications().stream()
                .filter(one -> one.post().equals(point.post()))
                .toList();
        return theirs.stream()
                .filter(one -> one.state() == DeliveryState.SENT)
                .findFirst()
                .map(words::sent)
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

    private Finding underWay(PastDelivery delivery) {
        return standing()
                .orElseGet(() -> words.underWay(delivery, records.edition(delivery.number())))
                .with("edition", delivery.number())
                .with("delivery", delivery.state().word());
    }

    private Finding endedOtherwise(PastDelivery delivery) {
        Instant at = Objects.requireNonNullElse(delivery.settledAt(), delivery.createdAt());
        Finding finding = switch (delivery.state()) {
            case FAILED -> words.failed(delivery, at);
            case CANCELLED -> words.cancelled(delivery, at);
            case SUPPRESSED -> stopped(at).orElseGet(() -> words.suppressedThen(delivery));
            case QUEUED, SENDING, SENT, DEFERRED, UNCERTAIN -> throw new AssertionError(delivery.state());
        };
        return finding.with("edition", delivery.number())
                .with("delivery", delivery.state().word());
    }

    /** Why a delivery was not begun at that moment. */
    private Optional<Finding> stopped(Instant at) {
        return person.suppressed()
                .map(words::suppressed)
                .or(() -> passing.inForce(at)
                        .filter(change -> change.state() != SubscriptionState.ACTIVE)
                        .map(change -> words.inactive(change.state(), change.at())));
    }

    /** Why nothing at all goes to them now. */
    private Optional<Finding> standing() {
        return person.suppressed()
                .map(words::suppressed)
                .or(() -> subscription.state() == SubscriptionState.ACTIVE
                        ? Optional.empty()
                        : Optional.of(words.inactive(
                                subscription.state(),
                                passing.inForce(point.now())
                                        .map(SubscriptionChange::at)
                                        .orElse(point.now()))));
    }

    /** What the next run, or a later one, does about the post's last number; empty where the mark has passed it. */
    private Optional<Finding> ahead(List<Publication> numbers) {
        if (numbers.isEmpty()) {
            return Optional.of(unnumbered());
        }
        List<Verdict> verdicts = stages
                .editions()
                .verdicts(
                        newsletter,
                        point.posts(),
                        records.history(newsletter),
                        subscription,
                        person.language(),
                        point.now())
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
            case BASELINE -> words.baseline(publication);
            case NOT_PUBLIC -> words.notPublic();
            case NOT_IN_NEWSLETTER -> words.notChosen();
            case TOPICS, LANGUAGE, JOINED_LATER, SETTLE, SERVED, ALREADY, ONCE, HAD_VARIANT ->
                standing().orElseGet(() -> switch (verdict.outcome()) {
                    case TOPICS -> words.topics(subscription.topics());
                    case LANGUAGE -> words.language(person.language());
                    case JOINED_LATER -> joinedLater(numbers.get(0));
                    case SETTLE -> words.settling(publication);
                    default -> words.toCome(publication, point.now());
                });
        };
    }

    private Finding unnumbered() {
        return point.isPublic() ? words.notChosen() : words.notPublic();
    }

    /** Why the mark passed the post's numbers without a mail: the last one that says it. */
    private Finding past(List<Publication> numbers) {
        if (numbers.isEmpty()) {
            return unnumbered();
        }
        Publication last = numbers.get(numbers.size() - 1);
        if (last.kind() == PublicationKind.BASELINE) {
            return words.baseline(last);
        }
        for (int i = numbers.size() - 1; i >= 0; i--) {
            Publication publication = numbers.get(i);
            if (publication.number() <= subscription.mark() && publication.kind() != PublicationKind.BASELINE) {
                Optional<Finding> found = past(numbers.get(0), publication);
                if (found.isPresent()) {
                    return found.get().with("number", publication.number());
                }
            }
        }
        return words.notRecorded().with("number", last.number());
    }

    private Optional<Finding> past(Publication first, Publication publication) {
        if (passing.inForce(publication.at()).isEmpty()) {
            return Optional.of(joinedLater(publication));
        }
        return passing.passed(first, publication).map(passed -> switch (passed.rule()) {
            case TOPICS -> words.topics(passed.then().topics());
            case LANGUAGE -> words.language(passed.then().language());
            case NOT_PUBLIC -> words.notPublicThen();
            case NOT_IN_NEWSLETTER -> words.notChosen();
            case JOINED_LATER -> joinedLater(publication.kind() == PublicationKind.RETURNED ? first : publication);
            default -> inactiveThen(passed.then());
        });
    }

    /** A pause may be over by now. */
    private Finding inactiveThen(SubscriptionChange then) {
        return records.changes(person.id(), newsletter).stream()
                .filter(change -> then.state() == SubscriptionState.PAUSED)
                .filter(change -> change.at().isAfter(then.at()) && change.state() != SubscriptionState.PAUSED)
                .findFirst()
                .map(next -> words.pausedThen(then.at(), next.at()))
                .orElseGet(() -> words.inactive(then.state(), then.at()));
    }

    /** Of the first time that the subscription began after the publication: ever, or anew after it had paused or ended. */
    private Finding joinedLater(Publication publication) {
        boolean active = false;
        SubscriptionChange left = null;
        for (SubscriptionChange change : records.changes(person.id(), newsletter)) {
            boolean isActive = change.state() == SubscriptionState.ACTIVE;
            if (isActive && !active && !change.at().isBefore(publication.at())) {
                return left == null
                        ? words.joinedLater(publication, change.at())
                        : words.joinedAnew(publication, left, change.at());
            }
            boolean endsPause = left != null
                    && left.state() == SubscriptionState.PAUSED
                    && change.state() == SubscriptionState.ENDED;
            if (!isActive && active || endsPause) {
                left = change;
            }
            active = isActive;
        }
        return words.joinedLater(publication);
    }
}
