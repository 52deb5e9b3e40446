package postrider.job;

import java.time.Instant;

/**
 * The last run of a home, as a file beside the database names it: what an older database does not know.
 *
 * @param run its number; @param at its instant
 * @param edition the greatest edition number given by then; @param subscriber the greatest subscriber's
 */
record LastRun(long run, Instant at, long edition, long subscriber) {
    /** Of a home that never ran, or lost the file. */
    static final LastRun NONE = new LastRun(0, Instant.EPOCH, 0, 0);
}
