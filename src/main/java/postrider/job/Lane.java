package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.delivery.Delivery;
import postrider.delivery.Permission;
import postrider.delivery.ReplyMeaning;
import postrider.delivery.SendQueue;
import postrider.delivery.Settlement;
import postrider.job.Drafts.Draft;
import postrider.mail.SmtpReply;
import postrider.mail.Transport;

/**
 * One connection's share of a worker's messages. The next message is written before the last one goes, so that between a reply and
 * the mark that settles it there is nothing but that mark.
 */
final class Lane {
    private final Shift shift;
    private final Drafts drafts;
    private final SendQueue queue;
    private final Transport transport;
    private Duration wait = Duration.ZERO;

    Lane(Shift shift, Drafts drafts, SendQueue queue, Transport transport) {
        this.shift = shift;
        this.drafts = drafts;
        this.queue = queue;
        this.transport = transport;
    }

    /** Sends until nothing is due, the shift is to end, or the server wants fewer connections. */
    void run() {
        @Nullable Draft turn = begin(next());
        while (turn != null) {
            @Nullable Draft following = nextBehind(turn);
            SmtpReply reply = transport.send(turn.message());
            ReplyMeaning meaning = ReplyMeaning.of(reply);
            shift.consider(meaning, turn.delivery());
            boolean leaves = !shift.isStopped() && shift.leavesAfter(meaning);
            turn = settle(turn.delivery(), reply, leaves ? null : following);
            if (leaves) {
                giveBack(following);
                return;
            }
        }
    }

    /** As {@link #next}. Where it breaks, the one that has begun and won't go is not left for a person to wonder about. */
    private @Nullable Draft nextBehind(Draft begun) {
        try {
            return next();
        } catch (RuntimeException | Error e) {
            try {
                queue.giveBack(begun.delivery());
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** The next message; null when nothing is due. What its domain's rest holds back goes back to the queue. */
    private @Nullable Draft next() {
        while (!shift.isStopped()) {
            Optional<Draft> draft = drafts.next();
            if (draft.isEmpty()) {
                return null;
            }
            Optional<Instant> rest = shift.rest(draft.get().delivery(), shift.now());
            if (rest.isEmpty()) {
                return draft.get();
            }
            queue.postpone(draft.get().delivery(), rest.get());
        }
        return null;
    }

    private void giveBack(@Nullable Draft unused) {
        if (unused != null) {
            drafts.giveBack(unused);
        }
    }

    /**
     * That one, begun, or the first after it that may go; null when none may. Nothing has begun while a connection is still to be
     * opened: whoever is stopped meanwhile leaves no message that may have gone.
     */
    private @Nullable Draft begin(@Nullable Draft first) {
        @Nullable Draft candidate = first;
        while (candidate != null) {
            takeTurn();
            shift.pause(wait);
            wait = Duration.ZERO;
            transport.open();
            if (!shift.mayGoOn()) {
                return null;
            }
            Permission permission = queue.begin(candidate.delivery(), shift.now());
            if (permission == Permission.BEGUN) {
                return candidate;
            }
            shift.count(permission);
            candidate = next();
        }
        return null;
    }

    private void takeTurn() {
        if (wait.isZero()) {
            wait = queue.turn(shift.now());
        }
    }

    /** Writes down the reply; where nothing speaks against it, in one commit with the beginning of the next. */
    private @Nullable Draft settle(Delivery done, SmtpReply reply, @Nullable Draft next) {
        double jitter = shift.chance();
        if (next == null || !shift.mayGoOn()) {
            settled(done, queue.settle(done, reply, jitter, shift.now()));
            return null;
        }
        takeTurn();
        if (!wait.isZero() || reply instanceof SmtpReply.LineLost) {
            settled(done, queue.settle(done, reply, jitter, shift.now()));
            return begin(next);
        }
        SendQueue.Turn turn = queue.settleAndBegin(done, reply, jitter, next.delivery(), shift.now());
        settled(done, turn.settled());
        if (turn.next() == Permission.BEGUN) {
            return next;
        }
        shift.count(turn.next());
        return begin(next());
    }

    private void settled(Delivery delivery, Optional<Settlement> settlement) {
        Instant now = shift.now();
        settlement.ifPresent(made -> shift.settled(delivery, made, now));
    }
}
