package postrider.job;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.delivery.DeliveryState;
import postrider.delivery.Permission;
import postrider.delivery.ReplyMeaning;
import postrider.delivery.Settlement;
import postrider.job.WorkReport.Reason;
import postrider.job.WorkReport.Stop;

/** Counts what became of a sender's deliveries, and sees when it had better stop. */
final class Tally {
    /** Lost lines or busy answers in a row: whoever goes on makes more letters uncertain. */
    private static final int UNSTEADY = 3;

    /** Messages put off in a row: the server itself wants us later. */
    private static final int LATER = 50;

    /** So many messages must be taken to outweigh one that was refused for what we are: one in six stops the sending in time. */
    private static final int REFUSED = 5;

    /** Refusals that are about us, what was taken between them taken off. */
    private static final int MOST_REFUSED = 10;

    /**
     * Addresses in a row that are said not to exist, with nothing taken between them: a server that won't relay for us says that of each,
     * and nobody else is to be struck off the list for it. In an old list, where a third be dead, so many in a row are not met.
     */
    private static final int NOBODY_KNOWN = 10;

    private final Map<DeliveryState, Integer> counts = new EnumMap<>(DeliveryState.class);
    private int unsteady;
    private int later;
    private int refusals;
    private int unknown;
    private @Nullable Reason reason;
    private String lastReply = "";

    void add(DeliveryState state) {
        counts.merge(state, 1, Integer::sum);
    }

    /** A permission that was refused. */
    void add(Permission permission) {
        switch (permission) {
            case SUPPRESSED -> add(DeliveryState.SUPPRESSED);
            case CANCELLED -> add(DeliveryState.CANCELLED);
            case BEGUN, PUT_BACK, NOT_OURS -> {}
        }
    }

    void add(Settlement settlement) {
        add(settlement.state());
        lastReply = settlement.reply();
    }

    /** As {@link #consider(ReplyMeaning)}, of a message that is no delivery. */
    void consider(ReplyMeaning meaning, String reply) {
        lastReply = reply;
        consider(meaning);
    }

    /** Looks at the last meaning for a reason to stop. */
    void consider(ReplyMeaning meaning) {
        switch (meaning) {
            case LOGIN -> stop(Reason.LOGIN);
            case WRONG_SERVER -> stop(Reason.WRONG_SERVER);
            case AWAY -> stop(Reason.AWAY);
            case UNKNOWN, SERVER_BUSY -> {
                if (++unsteady == UNSTEADY) {
                    stop(Reason.UNSTEADY);
                }
            }
            case LATER -> {
                unsteady = 0;
                if (++later == LATER) {
                    stop(Reason.UNSTEADY);
                }
            }
            case POLICY, BAD_MESSAGE -> {
                unsteady = 0;
                refusals += REFUSED;
                if (refusals >= REFUSED * MOST_REFUSED) {
                    stop(Reason.POLICY);
                }
            }
            case NO_SUCH_ADDRESS -> {
                unsteady = 0;
                if (++unknown == NOBODY_KNOWN) {
                    stop(Reason.NOBODY_KNOWN);
                }
            }
            case TAKEN -> {
                unsteady = 0;
                later = 0;
                unknown = 0;
                refusals = Math.max(0, refusals - 1);
            }
            case MAILBOX_FULL, BEYOND_ASCII, TOO_LARGE -> unsteady = 0;
        }
    }

    void stop(Reason why) {
        reason = why;
    }

    boolean isStopped() {
        return reason != null;
    }

    /** Whether it is what the server says of our messages or their recipients: the next would fare no better. */
    boolean isRefused() {
        return reason == Reason.POLICY || reason == Reason.NOBODY_KNOWN;
    }

    /** @param queued how many there were at the beginning */
    Progress.Standing standing(long queued) {
        Progress.Standing standing = new Progress.Standing(
                count(DeliveryState.SENT),
                count(DeliveryState.DEFERRED),
                count(DeliveryState.FAILED),
                count(DeliveryState.UNCERTAIN),
                0);
        long done = (long) standing.done() + count(DeliveryState.SUPPRESSED) + count(DeliveryState.CANCELLED);
        return new Progress.Standing(
                standing.sent(),
                standing.deferred(),
                standing.failed(),
                standing.uncertain(),
                Math.max(0, queued - done));
    }

    /** What the server said last of a delivery that it did not take, or of us. */
    String lastReply() {
        return lastReply;
    }

    WorkReport report() {
        return new WorkReport(
                count(DeliveryState.SENT),
                count(DeliveryState.DEFERRED),
                count(DeliveryState.FAILED),
                count(DeliveryState.UNCERTAIN),
                count(DeliveryState.SUPPRESSED),
                count(DeliveryState.CANCELLED),
                Optional.ofNullable(reason).map(why -> new Stop(why, why == Reason.ASKED ? "" : lastReply)));
    }

    private int count(DeliveryState state) {
        return counts.getOrDefault(state, 0);
    }
}
