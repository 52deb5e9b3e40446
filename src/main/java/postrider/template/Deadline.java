package postrider.template;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread that made it once its time is over; closing it leaves no interruption of its own behind. The time is counted in
 * steps, for a process or a machine may be put to sleep for hours in the middle: that is one step, not a template without an end.
 */
final class Deadline implements AutoCloseable {
    private static final int STEPS = 10;
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Thread thread = Thread.currentThread();
    private final Future<?> alarm;
    private State state = State.RUNNING;
    private int steps = STEPS;

    private enum State {
        RUNNING,
        PASSED,
        CLOSED
    }

    private Deadline(Duration time) {
        long step = time.toMillis() / STEPS;
        this.alarm = CLOCK.scheduleWithFixedDelay(this::step, step, step, TimeUnit.MILLISECONDS);
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

    private synchronized void step() {
        if (--steps == 0 && state == State.RUNNING) {
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
