package postrider.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import postrider.delivery.Delivery;
import postrider.delivery.DeliveryState;
import postrider.delivery.SendQueue;
import postrider.mail.MailException;
import postrider.mail.Message;

/**
 * Messages that are written and wait for a connection. Each connection writes its own where none waits; where writing is dear, because
 * messages are signed, other threads write ahead, so that no processor is idle while connections wait for the server or the disk. Safe
 * for several threads.
 */
final class Drafts {
    private final Shift shift;
    private final SendQueue queue;
    private final int most;
    private final Deque<Draft> ready = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int underWay;
    private boolean closed;

    /** @param most how many are written ahead */
    Drafts(Shift shift, SendQueue queue, int most) {
        this.shift = shift;
        this.queue = queue;
        this.most = most;
    }

    record Draft(Delivery delivery, Message message) {}

    /** The next; empty when nothing is due. */
    Optional<Draft> next() {
        Optional<Draft> next;
        do {
            next = poll();
            next = next.isPresent() ? next : write();
        } while (next.isEmpty() && anotherComes());
        return next;
    }

    /** Another connection may take it. */
    void giveBack(Draft draft) {
        lock.lock();
        try {
            ready.addFirst(draft);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Writes until nothing is due, or {@link #close}: for threads that do nothing else. */
    void writeAhead() {
        boolean more = true;
        while (more && awaitRoom()) {
            Optional<Draft> written = Optional.empty();
            try {
                written = write();
            } finally {
                add(written);
            }
            more = written.isPresent();
        }
    }

    /** Nobody writes ahead any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
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

    private Optional<Draft> poll() {
        lock.lock();
        try {
            Optional<Draft> next = Optional.ofNullable(ready.poll());
            changed.signalAll();
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what others are at. @return whether there may be one */
    private boolean anotherComes() {
        lock.lock();
        try {
            while (ready.isEmpty() && underWay > 0) {
                changed.awaitUninterruptibly();
            }
            return !ready.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until another is wanted; it counts as being under way then. @return false when none will be */
    private boolean awaitRoom() {
        lock.lock();
        try {
            while (!closed && ready.size() + underWay >= most) {
                changed.awaitUninterruptibly();
            }
            underWay += closed ? 0 : 1;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void add(Optional<Draft> written) {
        lock.lock();
        try {
            underWay--;
            written.ifPresent(ready::add);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
