package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.delivery.Delivery;
import postrider.delivery.DeliveryState;
import postrider.delivery.Permission;
import postrider.delivery.ReplyMeaning;
import postrider.delivery.SendQueue;
import postrider.delivery.Settlement;
import postrider.job.WorkReport.Reason;
import postrider.mail.Message;

/** What the connections of one worker share: its supply, its count, and whether to go on. Safe for several threads. */
final class Shift {
    private final SendQueue queue;
    private final Supply supply;
    private final Writing writing;
    private final Worker.Surroundings world;
    private final long queued;
    private final Tally tally = new Tally();
    private final Manners manners = new Manners();
    private int lanes;
    private @Nullable Throwable failure;

    /** @param queued how many were due when it began */
    Shift(SendQueue queue, Supply supply, Writing writing, Worker.Surroundings world, long queued) {
        this.queue = queue;
        this.supply = supply;
        this.writing = writing;
        this.world = world;
        this.queued = queued;
    }

    Supply supply() {
        return supply;
    }

    Message write(Delivery delivery) {
        return writing.message(delivery);
    }

    Instant now() {
        return world.clock().instant();
    }

    double chance() {
        return world.chance().getAsDouble();
    }

    void pause(Duration length) {
        if (!length.isZero()) {
            world.pause().wait(length);
        }
    }

    synchronized void opened(int connections) {
        lanes = connections;
    }

    /** Whether the server wants fewer connections, and this is not the last. */
    synchronized boolean leavesAfter(ReplyMeaning meaning) {
        boolean busy = meaning == ReplyMeaning.AWAY || meaning == ReplyMeaning.SERVER_BUSY;
        if (busy && lanes > 1) {
            lanes--;
            return true;
        }
        return false;
    }

    /** Looks at a reply for a reason to stop. */
    synchronized void consider(ReplyMeaning meaning, Delivery delivery) {
        if (meaning == ReplyMeaning.AWAY && lanes > 1) {
            return;
        }
        if (meaning == ReplyMeaning.NO_SUCH_ADDRESS && delivery.isAboutRequest()) {
            return; // anybody may ask for mail to an address that there is not: that is no reason to stop
        }
        boolean before = tally.isStopped();
        tally.consider(meaning);
        if (!before && tally.isRefused()) {
            queue.halt(delivery.edition(), tally.lastReply());
        }
    }

    synchronized void count(DeliveryState state) {
        tally.add(state);
    }

    synchronized void count(Permission permission) {
        tally.add(permission);
    }

    synchronized void settled(Delivery delivery, Settlement settlement, Instant now) {
        tally.add(settlement);
        manners.heard(delivery.domain(), settlement.meaning(), now).ifPresent(until -> queue.rest(delivery, until));
        world.progress().at(tally.standing(queued), now);
    }

    /** Until when a delivery's domain is to be left alone; empty where it isn't. */
    synchronized Optional<Instant> rest(Delivery delivery, Instant now) {
        return manners.restOf(delivery.domain(), now);
    }

    /** Something broke: the others finish what is in flight. */
    synchronized void broke(Throwable cause) {
        failure = failure == null ? cause : failure;
    }

    synchronized boolean isStopped() {
        return failure != null || tally.isStopped();
    }

    boolean mayGoOn() {
        if (!isStopped() && world.stopAsked().getAsBoolean()) {
            stopAsAsked();
        }
        return !isStopped();
    }

    private synchronized void stopAsAsked() {
        if (!tally.isStopped()) {
            tally.stop(Reason.ASKED);
        }
    }

    /** @throws RuntimeException what broke, where something did */
    synchronized WorkReport report() {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return tally.report();
    }
}
