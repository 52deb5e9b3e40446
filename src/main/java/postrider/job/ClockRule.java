package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import postrider.database.Database;
import postrider.database.Tx;

/** Keeps the clock from going back: no early or second mail, ever (rules §1). */
final class ClockRule {
    private static final Duration TOLERATED = Duration.ofMinutes(10);

    private ClockRule() {}

    /**
     * The clock that a run goes by; its floor is the run's instant.
     *
     * @param now what the clock showed when the run began
     * @throws Refused where that is further back than the last run, and nobody said that it is right
     */
    static FlooredClock floored(Database database, InstantSource clock, Instant now, PublishRequest request) {
        Optional<Instant> last = database.read(RunTable::lastStart);
        if (last.isEmpty() || !now.isBefore(last.get())) {
            return new FlooredClock(clock, now);
        }
        if (request.acceptClock()) {
            return new FlooredClock(clock, now);
        }
        if (now.isBefore(last.get().minus(TOLERATED))) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "the clock says " + toSecond(now) + ", but the last run was at " + toSecond(last.get())
                            + "; nothing was done. Set the clock right; if it is right and the last run's was ahead, run:"
                            + " postrider publish --accept-clock");
        }
        return new FlooredClock(clock, last.get());
    }

    private static Instant toSecond(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Forgets a clock that was ahead: ticks and waits beyond the present are set anew, marks stay. Where there was none this changes
     * nothing.
     */
    static void accept(Tx tx, Stages stages, Instant now) {
        if (RunTable.lastStart(tx).filter(now::isBefore).isEmpty()) {
            return;
        }
        RunTable.acceptClock(tx, now);
        stages.people().setTicksAnew(tx, now);
        stages.editions().acceptClock(tx, now);
        stages.sending().acceptClock(tx, now);
    }
}
