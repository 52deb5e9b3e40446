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
        if (isTooFarBehind(now, last.get())) {
            throw new Refused(Refused.Reason.USAGE, sentence(now, last.get(), "nothing was done"));
        }
        return new FlooredClock(clock, last.get());
    }

    /** What is to be said of a clock by which no run would do anything; empty of any other. */
    static Optional<String> complaint(Tx tx, Instant now) {
        return RunTable.lastStart(tx)
                .filter(last -> isTooFarBehind(now, last))
                .map(last -> sentence(now, last, "until that is right, runs do nothing"));
    }

    private static boolean isTooFarBehind(Instant now, Instant last) {
        return now.isBefore(last.minus(TOLERATED));
    }

    private static String sentence(Instant now, Instant last, String therefore) {
        return "the clock says " + toSecond(now) + ", but the last run was at " + toSecond(last) + "; " + therefore
                + ". Set the clock right; if it is right and the last run's was ahead, run: postrider publish --accept-clock";
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
