package postrider.job;

import java.time.Instant;
import java.util.Optional;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.edition.Recording.Memory;

/**
 * A database that lacks runs which took place, because an older copy was put in its place or it was lost: it would mail again what
 * went out since (rules §2).
 */
final class OldDatabase {
    /** Links in mail name subscribers by number: those who joined after the last run that is known had numbers too. */
    private static final long JOINED_SINCE = 1_000_000;

    private OldDatabase() {}

    /** How much the database knows. @throws Refused where that is not all, and nobody said that there is no better one */
    static Memory memory(Database database, LastRun last, PublishRequest request) {
        if (request.afterRestore()) {
            return Memory.RESTORED;
        }
        long known = database.read(RunTable::last);
        if (known >= last.run()) {
            return Memory.WHOLE;
        }
        String what = known == 0
                ? "the database is new, but this home has run before (run " + last.run() + " at " + last.at() + ")"
                : "the database ends with run " + known + ", but the last run of this home was " + last.run() + " at "
                        + last.at();
        throw new Refused(
                Refused.Reason.PERSON,
                what
                        + ": it would mail again what went out since. Nothing was done. Put the right database in its place;"
                        + " or, if this is the best there is, run: postrider publish --after-restore");
    }

    /**
     * Stops whatever the database would send again. A repeat changes nothing more.
     *
     * @return what a person must do, in sentences
     */
    static String accept(Tx tx, Stages stages, LastRun last, Instant now) {
        Optional<Instant> knownUntil = RunTable.lastStart(tx);
        RunTable.neverGiveAgain(tx, "edition", last.edition());
        if (last.subscriber() > 0) {
            RunTable.neverGiveAgain(tx, "subscriber", last.subscriber() + JOINED_SINCE);
        }
        int held = stages.sending().holdAll(tx);
        stages.people().afterRestore(tx, last.at(), now);
        return "the database was brought back: who left "
                + knownUntil.map(instant -> "since " + instant).orElse("at any time until now")
                + " is unknown, and would get mail again with the next posts. Enter each of them before that, with:"
                + " postrider subscribers remove ADDRESS"
                + (held == 0
                        ? ""
                        : ". Of " + held + (held == 1 ? " delivery" : " deliveries")
                                + " nobody knows whether they went out; they are uncertain and stay until a person decides");
    }
}
