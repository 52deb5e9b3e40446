package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import postrider.database.Database;

/** Keeps the clock from going back: no early or second mail, ever (rules §1). */
final class ClockRule {
    private static final Duration TOLERATED = Duration.ofMinutes(10);

    private ClockRule() {}

    /**
     * The clock that a run goes by: never before the last run.
     *
     * @throws Refused where the clock is further back than that, and nobody said that it is right
     */
    static InstantSource floored(Database database, InstantSource clock, PublishRequest request) {
        Optional<Instant> last = database.read(RunTable::lastStart);
        Instant now = clock.instant();
        if (last.isEmpty() || !now.isBefore(last.get())) {
            return clock;
        }
        if (request.acceptClock()) {
            database.writeOnly(tx -> RunTable.acceptClock(tx, now));
            return clock;
        }
        if (now.isBefore(last.get().minus(TOLERATED))) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "the clock says " + now + ", but the last run was at " + last.get()
                            + "; nothing was done. Set the clock right; if it is right and the last run's was ahead, run:"
                            + " postrider publish --accept-clock");
        }
        return new FlooredClock(clock, last.get());
    }
}
