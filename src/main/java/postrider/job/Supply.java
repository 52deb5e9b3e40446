package postrider.job;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import postrider.delivery.Delivery;
import postrider.delivery.SendQueue;
import postrider.delivery.WorkerId;

/** What a worker has claimed and not yet begun, for all its connections. Claims more before it runs out, so that none waits. */
final class Supply {
    private static final int BATCH = 200;

    private final SendQueue queue;
    private final WorkerId worker;
    private final InstantSource clock;
    private final Deque<Delivery> claimed = new ArrayDeque<>();
    private final ReentrantLock claiming = new ReentrantLock();
    private boolean more = true;

    Supply(SendQueue queue, WorkerId worker, InstantSource clock) {
        this.queue = queue;
        this.worker = worker;
        this.clock = clock;
    }

    /** Claims what is due. @return how many are at hand */
    int fill() {
        claiming.lock();
        try {
            while (mayClaim()) {
                add(queue.claim(worker, BATCH, clock.instant()));
            }
            return size();
        } finally {
            claiming.unlock();
        }
    }

    /** Once all that was due has gone, another claim may find more. */
    synchronized void askAgain() {
        more = true;
    }

    /** The next; empty when nothing more is due. */
    Optional<Delivery> next() {
        if (isLow() && claiming.tryLock()) {
            try {
                if (mayClaim()) {
                    add(queue.claim(worker, BATCH, clock.instant()));
                }
            } finally {
                claiming.unlock();
            }
        }
        Optional<Delivery> next = poll();
        return next.isPresent() || fill() == 0 ? next : poll();
    }

    /** Another connection may take it. */
    synchronized void giveBack(Delivery delivery) {
        claimed.addFirst(delivery);
    }

    private synchronized boolean mayClaim() {
        return more && claimed.size() < BATCH / 2;
    }

    private synchronized boolean isLow() {
        return claimed.size() < BATCH / 2;
    }

    private synchronized void add(List<Delivery> batch) {
        claimed.addAll(batch);
        more = !batch.isEmpty();
    }

    private synchronized Optional<Delivery> poll() {
        return Optional.ofNullable(claimed.poll());
    }

    private synchronized int size() {
        return claimed.size();
    }
}
