package postrider.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import postrider.job.Refused;

/**
 * A clock that shows a given instant when it is first looked at, however long the program took to come to that, and ticks with
 * another one from then on. Safe for several threads.
 */
final class StartedClock implements InstantSource {
    private final Instant start;
    private final InstantSource other;
    private @Nullable Duration ahead;

    private StartedClock(Instant start, InstantSource other) {
        this.start = start;
        this.other = other;
    }

    /** @param text ISO 8601 with Z or an offset */
    static StartedClock at(String text, InstantSource other) {
        try {
            return new StartedClock(OffsetDateTime.parse(text).toInstant(), other);
        } catch (DateTimeException e) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "--now \"" + text
                            + "\" is no instant. Write date, time and offset, like 2031-06-14T09:00:00+05:00, or Z for UTC");
        }
    }

    /** Whether it shows more than the other one. */
    boolean isAhead() {
        return start.isAfter(other.instant());
    }

    @Override
    public synchronized Instant instant() {
        Instant now = other.instant();
        if (ahead == null) {
            ahead = Duration.between(now, start);
        }
        return now.plus(ahead);
    }
}
