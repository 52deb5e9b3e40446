package postrider.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import postrider.job.Refused;

/** A clock that is as far from another one as it was at its start, and ticks with it. */
record StartedClock(InstantSource other, Duration ahead) implements InstantSource {

    /** @param text ISO 8601 with Z or an offset */
    static InstantSource at(String text, InstantSource other) {
        try {
            Instant start = OffsetDateTime.parse(text).toInstant();
            return new StartedClock(other, Duration.between(other.instant(), start));
        } catch (DateTimeException e) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "--now \"" + text
                            + "\" is no instant. Write date, time and offset, like 2031-06-14T09:00:00+05:00, or Z for UTC");
        }
    }

    @Override
    public Instant instant() {
        return other.instant().plus(ahead);
    }
}
