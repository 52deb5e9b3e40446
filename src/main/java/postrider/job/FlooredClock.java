package postrider.job;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that never shows less than the instant of the run that goes by it, whatever the machine's does (rules §1). */
record FlooredClock(InstantSource clock, Instant floor) implements InstantSource {
    @Override
    public Instant instant() {
        Instant now = clock.instant();
        return now.isBefore(floor) ? floor : now;
    }
}
