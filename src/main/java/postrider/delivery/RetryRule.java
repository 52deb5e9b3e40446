package postrider.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery is tried again: after each pause in turn, then after the last one again and again, until {@code giveUp} has
 * passed since the first attempt.
 *
 * @param pauses none shorter than a minute; @param giveUp the setting {@code mail.give_up}
 */
public record RetryRule(List<Duration> pauses, Duration giveUp) {
    /** How much longer a pause may get by chance, so that what was deferred together does not come back together. */
    private static final double SPREAD = 0.2;

    public RetryRule {
        pauses = List.copyOf(pauses);
        if (pauses.isEmpty() || pauses.stream().anyMatch(pause -> pause.compareTo(Duration.ofMinutes(1)) < 0)) {
            throw new IllegalArgumentException("pauses of a minute or more: " + pauses);
        }
    }

    /** 5, 15, 30 minutes, then 1, 2 and 4 hours: greylisting wants at least the first. */
    public static RetryRule givingUpAfter(Duration giveUp) {
        return new RetryRule(
                List.of(
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(4)),
                giveUp);
    }

    /**
     * When to try again; the last attempt falls on the moment of giving up.
     *
     * @param attempt 1 for the first; @param jitter in [0, 1), handed in so that a test can hold it still
     * @return empty when it is given up
     */
    public Optional<Instant> after(int attempt, Instant firstAttemptAt, double jitter, Instant now) {
        Instant end = firstAttemptAt.plus(giveUp);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Duration pause = pauses.get(Math.min(attempt, pauses.size()) - 1);
        Instant next = now.plusMillis((long) (pause.toMillis() * (1 + SPREAD * jitter)));
        return Optional.of(next.isBefore(end) ? next : end);
    }
}
