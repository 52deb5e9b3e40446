package postrider.job;

import java.util.Optional;

/**
 * What a person asked of one run.
 *
 * @param noSend stops before the sending alone: all is queued
 * @param acceptRemovals goes on where the removal guard would stop (rules §2)
 * @param acceptClock goes on from the present after a clock that was ahead (rules §1)
 * @param afterRestore goes on with a database that is older than the last run (rules §2)
 * @param inputs all that it goes by, so that a later run of the same may find them unchanged; empty where that is not certain
 */
public record PublishRequest(
        boolean noSend, boolean acceptRemovals, boolean acceptClock, boolean afterRestore, Optional<Inputs> inputs) {
    /** Nothing beside the usual. */
    public static final PublishRequest USUAL = new PublishRequest(false, false, false, false, Optional.empty());

    Glance glance() {
        return inputs.map(Inputs::glance).orElseGet(Glance::none);
    }
}
