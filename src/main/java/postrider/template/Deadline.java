package postrider.template;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that made it once its time is over; closing it leaves no interruption of its own behind. */
final class Deadline implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Thread thread = Thread.currentThread();
    private final Future<?> alarm;
    private State state = State.RUNNING;

    private enum State {
        RUNNING,
        PASSED,
        CLOSED
    }

    private Deadline(Duration time) {
        this.alarm = CLOCK.schedule(this::ring, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "template-deadline");
            thread.setDaemon(true);
            return thread;
        });
        // Else those of some thousand pages that are long made would wait for their time.
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    static Deadline in(Duration time) {
        return new Deadline(time);
    }

    private synchronized void ring() {
        if (state == State.RUNNING) {
            state = State.PASSED;
            thread.interrupt();
        }
    }

    synchronized boolean passed() {
        return state == State.PASSED;
    }

    @Override
    public synchronized void close() {
        alarm.cancel(false);
        if (state == State.PASSED) {
            Thread.interrupted();
        }
        state = State.CLOSED;
    }
}
