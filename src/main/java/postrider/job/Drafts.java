package postrider.job;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import postrider.delivery.Delivery;
import postrider.delivery.DeliveryState;
import postrider.delivery.SendQueue;
import postrider.mail.MailException;
import postrider.mail.Message;

/**
 * Messages that are written and wait for a connection. Each connection writes its own; where writing is dear, because messages are signed,
 * other threads write ahead and connections wait for these, so that no processor is idle while they wait for the server or the disk, and
 * none turns from one unfinished signature to the next. Safe for several threads.
 */
final class Drafts {
    /** Handed over at once, for connections that send at one time share commits; those that get one after the other make one each. */
    private static final int BATCH = 32;

    /** Who writes ahead waits while so many are left. */
    private static final int ENOUGH = 2 * BATCH;

    private final Shift shift;
    private final SendQueue queue;
    private final Deque<Draft> ready = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Condition room = lock.newCondition();
    private int writers;
    private boolean closed;

    Drafts(Shift shift, SendQueue queue) {
        this.shift = shift;
        this.queue = queue;
    }

    record Draft(Delivery delivery, Message message) {}

    /** The next; empty when nothing is due. */
    Optional<Draft> next() {
        Optional<Draft> ahead = await();
        return ahead.isPresent() ? ahead : write();
    }

    /** Another connection may take it. */
    void giveBack(Draft draft) {
        lock.lock();
        try {
            ready.addFirst(draft);
            added.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Writes until nothing is due, or {@link #close}: for threads that do nothing else. */
    void writeAhead() {
        comeOrGo(1);
        try {
            List<Draft> batch;
            do {
                batch = batch();
            } while (handOver(batch) && batch.size() == BATCH);
        } finally {
            comeOrGo(-1);
        }
    }

    /** Not full when nothing is due any more. */
    private List<Draft> batch() {
        List<Draft> batch = new ArrayList<>(BATCH);
        Optional<Draft> written;
        do {
            written = write();
            written.ifPresent(batch::add);
        } while (written.isPresent() && batch.size() < BATCH);
        return batch;
    }

    /** @param change how many threads more write ahead */
    private void comeOrGo(int change) {
        lock.lock();
        try {
            writers += change;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody takes any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Once no thread writes or takes any: what is left is as it was claimed. */
    void giveUp() {
        while (!ready.isEmpty()) {
            shift.supply().giveBack(ready.removeLast().delivery());
        }
    }

    /** One that can't be written is given up, with the reason. */
    private Optional<Draft> write() {
        while (!shift.isStopped()) {
            Optional<Delivery> delivery = shift.supply().next();
            if (delivery.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Draft(delivery.get(), shift.write(delivery.get())));
            } catch (MailException e) {
                queue.fail(delivery.get(), e.getMessage() == null ? e.header() : e.getMessage(), shift.now());
                shift.count(DeliveryState.FAILED);
            }
        }
        return Optional.empty();
    }

    /** Waits while others write. @return empty once none does */
    private Optional<Draft> await() {
        lock.lock();
        try {
            while (ready.isEmpty() && writers > 0) {
                added.awaitUninterruptibly();
            }
            room.signal();
            return Optional.ofNullable(ready.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Waits until others are wanted. @return false when none will be */
    private boolean handOver(List<Draft> batch) {
        lock.lock();
        try {
            ready.addAll(batch);
            added.signalAll();
            while (!closed && ready.size() >= ENOUGH) {
                room.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }
}
