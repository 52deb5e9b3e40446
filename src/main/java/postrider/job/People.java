package postrider.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import postrider.database.Tx;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.ImportOutcome;
import postrider.subscriber.ImportReport;
import postrider.subscriber.OrphanedSubscriptions;
import postrider.subscriber.SecretKey;
import postrider.subscriber.Subscriber;
import postrider.subscriber.SubscriberId;
import postrider.subscriber.SubscriptionChange;
import postrider.subscriber.SubscriptionState;
import postrider.subscriber.Subscriptions;
import postrider.subscriber.Suppression;
import postrider.subscriber.Suppressions;

/** The stage that brings subscriptions up to date: with the settings, and with the subscribers' file. */
public final class People {
    private final Subscriptions subscriptions;
    private final SecretKey key;
    private final Optional<SubscribersFile> file;
    private final Duration unconfirmed;
    private final Correspondence letters;

    /** @param source the file's name as people know it, relative to the home */
    public record SubscribersFile(Path path, String source) {}

    /** @param unconfirmed how long an address that was never confirmed is kept; @param letters ask who is pending */
    public People(
            Subscriptions subscriptions,
            SecretKey key,
            Optional<SubscribersFile> file,
            Duration unconfirmed,
            Correspondence letters) {
        this.subscriptions = subscriptions;
        this.key = key;
        this.file = file;
        this.unconfirmed = unconfirmed;
        this.letters = letters;
    }

    /** @throws Refused where key or settings don't fit the subscriptions that there are; then nothing may be sent */
    void check(Tx tx, Instant now) {
        key.bindTo(tx);
        List<OrphanedSubscriptions> orphans = subscriptions.orphans(tx);
        if (!orphans.isEmpty()) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "nothing was done: "
                            + orphans.stream().map(People::sentence).collect(Collectors.joining("; ")));
        }
        subscriptions.applyTickRules(tx, now);
        subscriptions.endPauses(tx, now);
        subscriptions.forgetUnconfirmed(tx, now.minus(unconfirmed));
    }

    /** As {@link Subscriptions#setTicksAnew}. */
    void setTicksAnew(Tx tx, Instant now) {
        subscriptions.setTicksAnew(tx, now);
    }

    /** As {@link Subscriptions#afterRestore}. */
    void afterRestore(Tx tx, Instant lastRun, Instant now) {
        subscriptions.afterRestore(tx, lastRun, now);
    }

    /** The greatest number that a subscriber has; 0 before the first. */
    long lastNumber(Tx tx) {
        return subscriptions.lastNumber(tx);
    }

    private static String sentence(OrphanedSubscriptions orphans) {
        String who = orphans.count() + (orphans.count() == 1 ? " subscription has" : " subscriptions have");
        return orphans.newsletterOffered()
                ? who + " frequency \"" + orphans.frequency() + "\" in newsletter \"" + orphans.newsletter()
                        + "\", which digest.frequencies lacks. Put it back"
                : who + " newsletter \"" + orphans.newsletter()
                        + "\", which the settings lack. Put it back under newsletters";
    }

    /** Takes in the subscribers' file, where the home has one. @return what is wrong with it; the rest of it counts */
    List<Diagnostic> importFile(Tx tx, Instant now) {
        return file.map(list -> importFile(tx, list, now)).orElse(List.of());
    }

    /** Queues a mail to each who is on the list as pending and was never asked. @return what is to be known of it */
    Optional<String> askListed(Tx tx, Instant now) {
        return letters.doubt(letters.askListed(tx, now));
    }

    /** Who has this address, unless erased. */
    Optional<Subscriber> find(Tx tx, EmailAddress address) {
        return subscriptions.find(tx, address);
    }

    /** Why this address gets nothing, where it doesn't; also of one that was erased. */
    Optional<Suppression> suppression(Tx tx, EmailAddress address) {
        return new Suppressions(key).find(tx, address);
    }

    /** What was recorded of a subscription, by time. */
    List<SubscriptionChange> changes(Tx tx, SubscriberId subscriber, String newsletter) {
        return subscriptions.changes(tx, subscriber, newsletter);
    }

    /** How many subscriptions stand in each state; none is 0. Active is who can be mailed: those of a suppressed address are apart. */
    Map<String, Long> count(Tx tx) {
        Map<String, Long> counts = new LinkedHashMap<>();
        subscriptions.countByState(tx).forEach((state, count) -> counts.put(state.word(), count));
        long suppressed = subscriptions.countSuppressed(tx);
        counts.merge(SubscriptionState.ACTIVE.word(), -suppressed, Long::sum);
        counts.put("suppressed", suppressed);
        return counts;
    }

    /** As {@link #count(Tx)}, of one newsletter. */
    Map<SubscriptionState, Long> count(Tx tx, String newsletter) {
        return subscriptions.countByState(tx, newsletter);
    }

    /** Whoever left, bounced or complained is not brought back by a list; its rows say otherwise for as long as they stand there. */
    private static Optional<Diagnostic> skipped(SubscribersFile list, ImportReport report) {
        if (report.skipped().isEmpty()) {
            return Optional.empty();
        }
        String reasons = report.skipped().entrySet().stream()
                .map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining(", "));
        return Optional.of(Diagnostic.warning(
                "",
                new Location(list.source(), 1, 1),
                "rows of people who are not to be mailed were skipped (" + reasons + ")",
                "A list brings nobody back, and asks nobody twice. Whoever asked for it comes back with:"
                        + " postrider subscribers add ADDRESS --confirmed EVIDENCE"));
    }

    private List<Diagnostic> importFile(Tx tx, SubscribersFile list, Instant now) {
        ImportOutcome outcome = subscriptions.importList(tx, list.path(), list.source(), now, rows -> {});
        if (outcome instanceof ImportOutcome.Unreadable unreadable) {
            return List.of(unreadable.fault());
        } else if (outcome instanceof ImportReport report) {
            List<Diagnostic> found = new ArrayList<>(report.refused().stream()
                    .map(row -> Diagnostic.error(
                            "",
                            new Location(list.source(), row.line(), 1),
                            row.reason() + "; the row was left out",
                            ""))
                    .toList());
            skipped(list, report).ifPresent(found::add);
            return List.copyOf(found);
        }
        throw new AssertionError(outcome);
    }
}
