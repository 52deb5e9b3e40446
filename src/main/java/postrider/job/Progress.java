package postrider.job;

import java.time.Instant;

/** Who is shown how far a sender is. Called after each message, by several threads, one at a time; should be quick. */
@FunctionalInterface
public interface Progress {
    /** Shown to nobody. */
    Progress UNSEEN = (standing, now) -> {};

    /** @param waiting how many of those that were queued when it began are still to go */
    record Standing(int sent, int deferred, int failed, int uncertain, long waiting) {
        /** All that it had to do with so far. */
        public int done() {
            return sent + deferred + failed + uncertain;
        }
    }

    void at(Standing standing, Instant now);
}
