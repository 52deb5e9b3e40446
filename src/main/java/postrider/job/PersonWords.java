package postrider.job;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import postrider.delivery.PastDelivery;
import postrider.edition.KeptEdition;
import postrider.edition.Newsletter;
import postrider.edition.Publication;
import postrider.job.Answer.Rule;
import postrider.subscriber.Subscription;
import postrider.subscriber.SubscriptionChange;
import postrider.subscriber.SubscriptionState;
import postrider.subscriber.Suppression;

/** Says each rule by which a post was or wasn't sent to a person, with the facts behind it. */
record PersonWords(String address, Newsletter newsletter, Subscription subscription, SiteTime siteTime) {

    Finding sent(PastDelivery delivery) {
        Instant at = Objects.requireNonNullElse(delivery.settledAt(), delivery.createdAt());
        return new Finding(
                        Rule.SENT,
                        "Sent to " + address + " in edition " + delivery.number() + " of \"" + newsletter.name()
                                + "\" on " + time(at) + ".")
                .with("edition", delivery.number())
                .with("sentAt", at);
    }

    /** Of a delivery that may still go. */
    Finding underWay(PastDelivery delivery, KeptEdition kept) {
        String edition = "edition " + delivery.number();
        return switch (kept.state()) {
            case REVIEW -> {
                Instant goesAt = kept.goesAt();
                yield goesAt == null
                        ? notYet(Rule.REVIEW, edition + " waits for approval: " + kept.reason())
                        : notYet(Rule.REVIEW, edition + " is in review until " + time(goesAt))
                                .with("goesAt", goesAt);
            }
            case PAUSED -> notYet(Rule.PAUSED_EDITION, edition + " is paused " + kept.reason());
            case READY -> notYet(Rule.READY, edition + " is ready and goes with the next run");
            case SENDING, SENT -> inTheQueue(delivery, edition, "it waits for a person");
            case CANCELLED -> inTheQueue(delivery, edition, "the edition was cancelled, so it is not tried again");
        };
    }

    /** @param otherwise what is said of one that has no time of its own */
    private Finding inTheQueue(PastDelivery delivery, String edition, String otherwise) {
        Instant due = delivery.dueAt();
        String then = due == null ? otherwise : "it is tried again at " + time(due);
        Finding finding = switch (delivery.state()) {
            case DEFERRED ->
                notYet(Rule.DEFERRED, "the mail server said \"" + delivery.reply() + "\" to " + edition + "; " + then);
            case UNCERTAIN ->
                new Finding(
                        Rule.UNCERTAIN,
                        "Perhaps sent to " + address + ": the server's reply to " + edition + " was lost; " + then
                                + ".");
            case QUEUED, SENDING, SENT, FAILED, SUPPRESSED, CANCELLED ->
                notYet(Rule.QUEUED, edition + " is being sent, and theirs waits in the queue");
        };
        return due == null ? finding : finding.with("dueAt", due);
    }

    Finding failed(PastDelivery delivery, Instant at) {
        return not(Rule.FAILED, "edition " + delivery.number() + " failed on " + time(at) + ": " + delivery.reply())
                .with("reply", delivery.reply());
    }

    Finding cancelled(PastDelivery delivery, Instant at) {
        return not(Rule.CANCELLED, "edition " + delivery.number() + " was cancelled on " + time(at));
    }

    Finding suppressed(Suppression reason) {
        return not(Rule.SUPPRESSED, "the address is suppressed (" + reason.word() + ")")
                .with("reason", reason.word());
    }

    /** Of a delivery that was stopped by what is no longer so. */
    Finding suppressedThen(PastDelivery delivery) {
        return not(Rule.SUPPRESSED, "the address was not to be mailed when edition " + delivery.number() + " went");
    }

    Finding inactive(SubscriptionState state, Instant since) {
        Finding finding = switch (state) {
            case PENDING -> notYet(Rule.PENDING, "the subscription has not been confirmed");
            case PAUSED -> {
                Instant until = subscription.pausedUntil();
                yield not(
                        Rule.PAUSED,
                        "the subscription has paused since " + time(since)
                                + (until == null ? "" : ", until " + time(until)));
            }
            case ENDED, ACTIVE -> not(Rule.ENDED, "the subscription ended on " + time(since));
        };
        return finding.with("since", since);
    }

    /** Of a pause that is over. */
    Finding pausedThen(Instant since, Instant until) {
        return not(Rule.PAUSED, "the subscription was paused from " + time(since) + " to " + time(until))
                .with("since", since)
                .with("until", until);
    }

    Finding settling(Publication publication) {
        Instant at = publication.at().plus(newsletter.digest().settle());
        return notYet(Rule.SETTLE, "digest.settle keeps it back until " + time(at))
                .with("settledAt", at);
    }

    /** Of a number that some run will serve them. */
    Finding toCome(Publication publication, Instant now) {
        Instant tick = subscription.nextDueAt();
        if (tick != null && tick.isAfter(now)) {
            return notYet(Rule.TICK, "they hear " + subscription.frequency() + ", next on " + time(tick))
                    .with("frequency", subscription.frequency())
                    .with("at", tick);
        }
        String guard = publication.guard();
        return guard == null
                ? notYet(Rule.READY, "it goes with the next run")
                : notYet(Rule.REVIEW, "the next run composes it to wait for approval: " + guard)
                        .with("reason", guard);
    }

    Finding notPublic() {
        return notYet(Rule.NOT_PUBLIC, "the post is not public");
    }

    Finding notPublicThen() {
        return not(Rule.NOT_PUBLIC, "the post was not public when their digest was composed");
    }

    Finding notChosen() {
        return not(Rule.NOT_IN_NEWSLETTER, "\"" + newsletter.name() + "\" does not choose this post");
    }

    Finding baseline(Publication publication) {
        return not(
                        Rule.BASELINE,
                        "\"" + newsletter.name() + "\" took it over on " + time(publication.at())
                                + " as one of the posts that are mailed to nobody")
                .with("number", publication.number())
                .with("numberedAt", publication.at());
    }

    Finding topics(List<String> topics) {
        return not(Rule.TOPICS, "it is of none of their topics (" + String.join(", ", topics) + ")")
                .with("topics", String.join("|", topics));
    }

    Finding language(String language) {
        return not(Rule.LANGUAGE, "it exists neither in their language (" + language + ") nor in the site's")
                .with("language", language);
    }

    /** Of one whose beginning is not on record. */
    Finding joinedLater(Publication publication) {
        return beganLater("began later", publication);
    }

    Finding joinedLater(Publication publication, Instant joined) {
        return beganLater("began on " + time(joined), publication).with("joinedAt", joined);
    }

    /** @param left how and since when it was away before */
    Finding joinedAnew(Publication publication, SubscriptionChange left, Instant joined) {
        String away = left.state() == SubscriptionState.PAUSED
                ? "was paused from " + time(left.at()) + " to " + time(joined) + " and began anew then"
                : "ended on " + time(left.at()) + " and began anew on " + time(joined);
        return beganLater(away, publication).with("since", left.at()).with("joinedAt", joined);
    }

    private Finding beganLater(String began, Publication publication) {
        return not(
                        Rule.JOINED_LATER,
                        "the subscription " + began + ", the post was published on " + time(publication.at()))
                .with("publishedAt", publication.at());
    }

    Finding notRecorded() {
        return not(Rule.NOT_RECORDED, "no delivery of it is recorded any longer");
    }

    private Finding not(Rule rule, String because) {
        return new Finding(rule, "Not sent to " + address + ": " + because + ".");
    }

    private Finding notYet(Rule rule, String because) {
        return new Finding(rule, "Not sent to " + address + " yet: " + because + ".");
    }

    private String time(Instant at) {
        return siteTime.moment(at);
    }
}
