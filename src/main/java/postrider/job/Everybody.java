package postrider.job;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import postrider.edition.Editions;
import postrider.edition.KeptEdition;
import postrider.edition.Newsletter;
import postrider.edition.PlannedEdition;
import postrider.edition.Publication;
import postrider.edition.PublicationKind;
import postrider.job.Answer.Rule;
import postrider.subscriber.SubscriptionState;

/** How far a post has come with all who may get it. */
record Everybody(Records records, Stages stages, Standpoint point) {
    private static final int TICKS = 100;

    Finding finding(List<Newsletter> newsletters) {
        return newsletters.stream()
                .map(newsletter -> in(newsletter).with("newsletter", newsletter.name()))
                .min(Comparator.comparing(Finding::rule))
                .orElseThrow();
    }

    private Finding in(Newsletter newsletter) {
        List<KeptEdition> editions = stages.editions().holding(records.tx(), point.post()).stream()
                .filter(kept -> kept.edition().newsletter().equals(newsletter.name()))
                .toList();
        List<KeptEdition> sent =
                editions.stream().filter(kept -> kept.in("sent") > 0).toList();
        return sent.isEmpty()
                ? editions.stream()
                        .map(this::waiting)
                        .min(Comparator.comparing(Finding::rule))
                        .orElseGet(() -> unmailed(newsletter))
                : sent(sent);
    }

    private static Finding sent(List<KeptEdition> editions) {
        KeptEdition last = editions.get(editions.size() - 1);
        long recipients = editions.stream().mapToLong(KeptEdition::recipients).sum();
        long sent = editions.stream().mapToLong(kept -> kept.in("sent")).sum();
        String of = " of \"" + last.edition().newsletter() + "\"";
        String edition = "edition " + last.edition().number();
        String where = editions.size() == 1
                ? edition + of
                : editions.size() + " editions" + of + ", the last of them " + edition;
        return new Finding(
                        Rule.SENT,
                        "Sent to " + Quantity.of(sent) + " of " + Quantity.of(recipients) + " in " + where + ".")
                .with("edition", last.edition().number())
                .with("recipients", recipients)
                .with("sent", sent);
    }

    /** Of an edition that nobody has yet. */
    private Finding waiting(KeptEdition kept) {
        long number = kept.edition().number();
        String edition = "edition " + number + " of \"" + kept.edition().newsletter() + "\"";
        Finding finding = switch (kept.state()) {
            case REVIEW -> new Finding(Rule.REVIEW, "Not sent yet: " + edition + " waits " + review(kept) + ".");
            case READY -> new Finding(Rule.READY, "Not sent yet: " + edition + " is ready and goes with the next run.");
            case PAUSED ->
                new Finding(Rule.PAUSED_EDITION, "Not sent: " + edition + " is paused " + kept.reason() + ".");
            case SENDING, SENT ->
                new Finding(
                        nearest(kept),
                        "Not sent to anybody yet: " + edition + " has "
                                + nearest(kept).word() + " messages.");
            case CANCELLED -> new Finding(Rule.CANCELLED, "Not sent: " + edition + " was cancelled.");
        };
        return finding.with("edition", number)
                .with("recipients", kept.recipients())
                .with("sent", 0);
    }

    private String review(KeptEdition kept) {
        Instant goesAt = kept.goesAt();
        return goesAt == null
                ? "for approval: " + kept.reason()
                : "in review until " + point.time().moment(goesAt);
    }

    private static Rule nearest(KeptEdition kept) {
        return kept.in("queued") + kept.in("sending") > 0
                ? Rule.QUEUED
                : List.of(Rule.DEFERRED, Rule.UNCERTAIN, Rule.FAILED, Rule.SUPPRESSED, Rule.CANCELLED).stream()
                        .filter(rule -> kept.in(rule.word()) > 0)
                        .findFirst()
                        .orElse(Rule.NOT_RECORDED);
    }

    private Finding unmailed(Newsletter newsletter) {
        Optional<Publication> last = records.history(newsletter).publications().stream()
                .filter(one -> one.post().equals(point.post()))
                .reduce((earlier, later) -> later);
        if (!point.isPublic()) {
            return new Finding(Rule.NOT_PUBLIC, "Not sent: the post is not public.");
        }
        if (last.isEmpty()) {
            return new Finding(
                    Rule.NOT_IN_NEWSLETTER, "Not sent: \"" + newsletter.name() + "\" does not choose this post.");
        }
        if (last.get().kind() == PublicationKind.BASELINE) {
            return new Finding(
                    Rule.BASELINE,
                    "Not sent: \"" + newsletter.name() + "\" took it over on "
                            + point.time().moment(last.get().at()) + " as one of the posts that are mailed to nobody.");
        }
        Instant settled = last.get().at().plus(newsletter.digest().settle());
        if (settled.isAfter(point.now())) {
            return new Finding(
                            Rule.SETTLE,
                            "Not sent yet: digest.settle keeps it back until "
                                    + point.time().moment(settled) + ".")
                    .with("settledAt", settled);
        }
        return waiting(newsletter);
    }

    private Finding waiting(Newsletter newsletter) {
        List<PlannedEdition> due = stages.editions()
                .due(records.tx(), newsletter, point.posts(), point.now())
                .editions();
        if (recipients(due) > 0) {
            return new Finding(Rule.READY, "Not sent yet: it goes with the next run.")
                    .with("recipients", recipients(due));
        }
        for (Editions.Ahead ahead :
                stages.editions().ahead(records.tx(), newsletter, point.posts(), point.now(), TICKS)) {
            long many = recipients(ahead.plan().editions());
            if (many > 0) {
                return new Finding(
                                Rule.TICK,
                                "Not sent yet: its first readers hear on "
                                        + point.time().moment(ahead.at()) + ".")
                        .with("at", ahead.at())
                        .with("recipients", many);
            }
        }
        Map<SubscriptionState, Long> subscriptions = stages.people().count(records.tx(), newsletter.name());
        if (subscriptions.getOrDefault(SubscriptionState.ACTIVE, 0L) == 0) {
            long many =
                    subscriptions.values().stream().mapToLong(Long::longValue).sum();
            return new Finding(
                    Rule.NO_SUBSCRIBERS,
                    many == 0
                            ? "Not sent: nobody is subscribed to \"" + newsletter.name() + "\" yet."
                            : "Not sent: no subscription to \"" + newsletter.name() + "\" is active.");
        }
        return new Finding(Rule.NOT_RECORDED, "Not sent: nobody was due it in \"" + newsletter.name() + "\".");
    }

    private long recipients(List<PlannedEdition> editions) {
        return editions.stream()
                .filter(edition -> edition.posts().contains(point.post()))
                .mapToLong(PlannedEdition::recipients)
                .sum();
    }
}
