package postrider.job;

/**
 * What a person asked of one run.
 *
 * @param noSend stops before the sending alone: all is queued
 * @param acceptRemovals goes on where the removal guard would stop (rules §2)
 * @param acceptClock goes on from the present after a clock that was ahead (rules §1)
 * @param afterRestore goes on with a database that is older than the last run (rules §2)
 */
public record PublishRequest(boolean noSend, boolean acceptRemovals, boolean acceptClock, boolean afterRestore) {}
