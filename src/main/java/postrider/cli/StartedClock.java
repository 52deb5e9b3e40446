package postrider.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import postrider.job.Refused;

/**
 * A clock that shows its start when it is first read, and ticks with another one from then on: what the program does before,
 * such as loading itself on a busy machine, takes no time by it.
 */
final class StartedClock implements InstantSource {
    private final Instant start;
    private final InstantSource other;
    private final AtomicReference<@Nullable Instant> firstRead = new AtomicReference<>();

    private StartedClock(Instant start, InstantSource other) {
        this.start = start;
        this.other = other;
    }

    /** @param text ISO 8601 with Z or an offset */
    static InstantSource at(String text, InstantSource other) {
        try {
            return new StartedClock(OffsetDateTime.parse(text).toInstant(), other);
        } catch (DateTimeException e) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "--now \"" + text
                            + "\" is no instant. Write date, time and offset, like 2031-06-14T09:00:00+05:00, or Z for UTC");
        }
    }

    @Override
    public Instant instant() {
        Instant read = other.instant();
        Instant first = firstRead.updateAndGet(earlier -> earlier == null ? read : earlier);
        return start.plus(Duration.between(first, read));
    }
}
