package postrider.job;

import java.time.Instant;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.edition.Recording.Memory;

/**
 * A run's own row. As long as a brought back database lacks the row of a run that accepted it, it counts as old: so that row comes
 * with the publications, and a run that dies before them must be asked for again.
 *
 * @param number greater than that of any run known, also of those that the database lost
 */
record RunEntry(long number, Memory memory, Instant now) {
    static RunEntry begin(Database database, LastRun last, Memory memory, Instant now) {
        RunEntry run = new RunEntry(Math.max(last.run(), database.<Long>read(RunTable::last)) + 1, memory, now);
        if (memory == Memory.WHOLE) {
            database.writeOnly(tx -> RunTable.begin(tx, run.number, now));
        }
        return run;
    }

    void completeIn(Tx tx) {
        if (memory == Memory.RESTORED) {
            RunTable.begin(tx, number, now);
        }
    }

    boolean isIn(Tx tx) {
        return RunTable.last(tx) == number;
    }
}
