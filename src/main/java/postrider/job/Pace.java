package postrider.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps to a number of messages a second. */
final class Pace {
    private final Duration gap;
    private @Nullable Instant next;

    /** @param messagesPerSecond 0 = as fast as the server takes them */
    Pace(int messagesPerSecond) {
        gap = messagesPerSecond == 0 ? Duration.ZERO : Duration.ofSeconds(1).dividedBy(messagesPerSecond);
    }

    /** How long to wait before another message. */
    Duration before(Instant now) {
        return next == null || !now.isBefore(next) ? Duration.ZERO : Duration.between(now, next);
    }

    /** A message goes now. */
    void went(Instant now) {
        next = now.plus(gap);
    }
}
