package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import postrider.delivery.SendQueue;
import postrider.delivery.WorkerId;
import postrider.mail.Transport;

/**
 * Sends what is due, over as many connections as are worth it, until nothing is due or somebody asks it to stop. Each step is durable
 * before the next is taken on its connection; when the database or the disk fails it ends with their exception, before another message
 * goes.
 */
public final class Worker {
    /** A further connection is worth its opening for so many messages. */
    private static final int WORTH_A_CONNECTION = 10;

    /** What has its turn sooner is waited for; the rest is the next run's. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration STEP = Duration.ofSeconds(1);

    private final WorkerId id;
    private final SendQueue queue;
    private final Lines lines;
    private final Writing writing;
    private final Supply supply;
    private final Shift shift;
    private final Surroundings world;

    /**
     * What a worker meets of the world.
     *
     * @param chance in [0, 1), spreads retries; @param stopAsked asked before each message
     */
    public record Surroundings(
            InstantSource clock, Pause pause, DoubleSupplier chance, BooleanSupplier stopAsked, Progress progress) {}

    /** @param first stays the caller's to close; @param more for further connections; @param most all of them */
    public record Lines(Transport first, Supplier<Transport> more, int most) {}

    /** @param queued how many are due, for who is shown the progress */
    public Worker(WorkerId id, SendQueue queue, Writing writing, Lines lines, long queued, Surroundings surroundings) {
        this.id = id;
        this.queue = queue;
        this.lines = lines;
        this.writing = writing;
        this.world = surroundings;
        this.supply = new Supply(queue, id, surroundings.clock());
        this.shift = new Shift(queue, supply, writing, surroundings, queued);
    }

    /** Sends until nothing is due. Once for each worker. */
    public WorkReport drain() {
        boolean again = true;
        while (again && shift.mayGoOn()) {
            int ready = supply.fill();
            if (ready > 0) {
                work(Math.min(lines.most(), (ready + WORTH_A_CONNECTION - 1) / WORTH_A_CONNECTION));
            } else {
                again = waitForTurn();
            }
            supply.askAgain();
        }
        return release();
    }

    /** Others need not wait until the lease is over for what was claimed and hasn't begun, also where something broke. */
    private WorkReport release() {
        WorkReport report;
        try {
            report = shift.report();
        } catch (RuntimeException | Error e) {
            try {
                queue.release(id);
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        queue.release(id);
        return report;
    }

    private void work(int connections) {
        shift.opened(connections);
        int writers = writing.isDear() ? Runtime.getRuntime().availableProcessors() : 0;
        Drafts drafts = new Drafts(shift, queue);
        List<Thread> helpers = start(writers, "message writer", drafts::writeAhead);
        List<Thread> others = start(connections - 1, "mail connection", () -> {
            try (Transport transport = lines.more().get()) {
                new Lane(shift, drafts, queue, transport).run();
            }
        });
        run(() -> new Lane(shift, drafts, queue, lines.first()).run());
        others.forEach(Worker::join);
        drafts.close();
        helpers.forEach(Worker::join);
        drafts.giveUp();
    }

    private List<Thread> start(int count, String name, Runnable work) {
        List<Thread> started = new ArrayList<>();
        try {
            for (int i = 1; i <= count; i++) {
                Thread thread = new Thread(() -> run(work), name + " " + i);
                thread.start();
                started.add(thread);
            }
        } catch (RuntimeException | Error e) {
            shift.broke(e); // no room for another thread: those that run finish what is in flight
        }
        return started;
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            shift.broke(e);
        }
    }

    private static void join(Thread thread) {
        boolean ended = false;
        boolean interrupted = false;
        while (!ended) {
            try {
                thread.join();
                ended = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for what a domain's limit holds back, where that is not long. @return whether something may be due now */
    private boolean waitForTurn() {
        Optional<Instant> next = queue.nextTurn();
        Instant now = world.clock().instant();
        if (next.isEmpty() || next.get().isAfter(now.plus(PATIENCE))) {
            return false;
        }
        Duration wait = now.isBefore(next.get()) ? Duration.between(now, next.get()) : Duration.ZERO;
        while (!wait.isZero() && shift.mayGoOn()) {
            Duration step = wait.compareTo(STEP) < 0 ? wait : STEP;
            world.pause().wait(step);
            wait = wait.minus(step);
        }
        return true;
    }
}
