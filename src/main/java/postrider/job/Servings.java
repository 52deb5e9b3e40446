package postrider.job;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.cron.Cron;
import postrider.edition.Newsletter;
import postrider.subscriber.Frequency;
import postrider.subscriber.SubscriptionChange;
import postrider.subscriber.SubscriptionState;

/**
 * Which runs served a subscription, reckoned from its recorded changes by the rule that they followed (rules §4): those at which its
 * tick had come. Cron lines are taken as they are set now.
 */
final class Servings {
    private final Newsletter newsletter;
    private final ZoneId siteZone;
    private final List<RunTable.Start> served = new ArrayList<>();
    private @Nullable SubscriptionChange present;
    private @Nullable Instant tick;

    private Servings(Newsletter newsletter, ZoneId siteZone) {
        this.newsletter = newsletter;
        this.siteZone = siteZone;
    }

    /** @param changes by time; @param runs by time. @return some of them, by time */
    static List<RunTable.Start> of(
            Newsletter newsletter, ZoneId siteZone, List<SubscriptionChange> changes, List<RunTable.Start> runs) {
        Servings servings = new Servings(newsletter, siteZone);
        int next = 0;
        for (RunTable.Start run : runs) {
            while (next < changes.size() && !changes.get(next).at().isAfter(run.at())) {
                servings.change(changes.get(next));
                next++;
            }
            servings.run(run);
        }
        return List.copyOf(servings.served);
    }

    private void change(SubscriptionChange change) {
        SubscriptionChange before = present;
        boolean goesOn = before != null && isActive(before) && isActive(change);
        boolean alike = before != null
                && before.frequency().equals(change.frequency())
                && before.zone().equals(change.zone());
        boolean waits = goesOn && tick != null && !tick.isAfter(change.at());
        if (!waits && !(goesOn && alike)) {
            tick = tickAfter(change.at(), change);
        }
        present = change;
    }

    private void run(RunTable.Start run) {
        SubscriptionChange now = present;
        if (now == null || !isActive(now)) {
            return;
        }
        if (tick == null ? cron(now).isEmpty() : !tick.isAfter(run.at())) {
            served.add(run);
            tick = tickAfter(run.at(), now);
        }
    }

    private static boolean isActive(SubscriptionChange change) {
        return change.state() == SubscriptionState.ACTIVE;
    }

    private @Nullable Instant tickAfter(Instant at, SubscriptionChange change) {
        return cron(change)
                .map(cron -> cron.next(at, change.zone().orElse(siteZone)))
                .orElse(null);
    }

    private Optional<Cron> cron(SubscriptionChange change) {
        return newsletter.digest().frequencies().stream()
                .filter(frequency -> frequency.name().equals(change.frequency()))
                .findFirst()
                .flatMap(Frequency::ticks);
    }
}
