package postrider.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.delivery.SendQueue;
import postrider.delivery.WorkerId;
import postrider.edition.Editions;
import postrider.mail.Transport;

/** The last stage: empties the queue, as the one local sender of this home (rules §2, §7). */
public final class Sending {
    private final Path lockFile;
    private final Database database;
    private final Editions editions;
    private final SendQueue queue;
    private final Supplier<Transport> transports;
    private final int connections;
    private final Reviewing reviewing;
    private final Crew crew;
    private final InstantSource clock;

    /** Makes workers. */
    @FunctionalInterface
    public interface Crew {
        /** @param queued how many are due */
        Worker worker(WorkerId id, Worker.Lines lines, long queued, Progress progress);
    }

    /** @param connections at most, to be opened at once */
    public Sending(
            Path lockFile,
            Database database,
            Editions editions,
            SendQueue queue,
            Supplier<Transport> transports,
            int connections,
            Reviewing reviewing,
            Crew crew,
            InstantSource clock) {
        this.lockFile = lockFile;
        this.database = database;
        this.editions = editions;
        this.queue = queue;
        this.transports = transports;
        this.connections = connections;
        this.reviewing = reviewing;
        this.crew = crew;
        this.clock = clock;
    }

    /** What sending came to. @param untold a sentence for each reviewer who could not be told */
    record Sent(List<WorkReport> reports, Set<String> untold) {
        Sent {
            reports = List.copyOf(reports);
        }
    }

    /** Sends until nothing is due. @return what each worker did; none where another sender is at work, who takes our queue along */
    Sent send(long process, Progress progress) {
        List<WorkReport> reports = new ArrayList<>();
        Set<String> untold = new TreeSet<>();
        boolean again = true;
        while (again) {
            Optional<WorkReport> report = sendLocked(process, untold, progress);
            report.ifPresent(reports::add);
            // What was queued between the last claim and letting go of the lock would find no sender.
            again = report.isPresent() && report.get().stopped().isEmpty() && isDue();
        }
        return new Sent(reports, untold);
    }

    private Optional<WorkReport> sendLocked(long process, Set<String> untold, Progress progress) {
        Optional<HomeLock> lock = HomeLock.tryTake(lockFile);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        HomeLock held = lock.get();
        try (held;
                Transport transport = transports.get()) {
            WorkerId id = WorkerId.local(process, clock.instant());
            queue.reclaim(transport, clock.instant());
            Reviewing.Told told = reviewing.tell(transport, clock);
            untold.addAll(told.untold());
            if (told.stopped().isPresent()) {
                told.stopped()
                        .ifPresent(report -> database.writeOnly(tx -> LastStop.keep(tx, report, clock.instant())));
                return told.stopped();
            }
            return Optional.of(drain(id, transport, progress));
        }
    }

    private WorkReport drain(WorkerId id, Transport transport, Progress progress) {
        database.holdLittle();
        Worker.Lines lines = new Worker.Lines(transport, transports, connections);
        WorkReport report =
                crew.worker(id, lines, database.read(queue::waiting), progress).drain();
        database.writeOnly(tx -> {
            editions.finish(tx);
            LastStop.keep(tx, report, clock.instant());
        });
        return report;
    }

    /**
     * One look at the queue of a worker that stays. It shares it with whoever else sends, and takes over from others only what their lease
     * has run out on.
     *
     * @return what it did; empty where nothing was due
     */
    Optional<WorkReport> look(WorkerId id, Transport transport, Progress progress) {
        if (!isDue()) {
            return Optional.empty();
        }
        return Optional.of(drain(id, transport, progress));
    }

    Transport open() {
        return transports.get();
    }

    /** Takes back what dead senders held, and shows reviewers what they have not seen, unless another sender is about to. */
    Set<String> tidy(Transport transport) {
        queue.recover(transport, clock.instant());
        database.write(editions::finish);
        Optional<HomeLock> lock = HomeLock.tryTake(lockFile);
        if (lock.isEmpty()) {
            return Set.of();
        }
        try (HomeLock held = lock.get()) {
            return reviewing.tell(transport, clock).untold();
        }
    }

    /** As {@link SendQueue#forget}. */
    void forget(Instant before) {
        queue.forget(before);
    }

    /** As {@link SendQueue#holdAll}. */
    int holdAll(Tx tx) {
        return queue.holdAll(tx);
    }

    /** As {@link SendQueue#acceptClock}. */
    void acceptClock(Tx tx, Instant now) {
        queue.acceptClock(tx, now);
    }

    private boolean isDue() {
        return database.read(tx -> queue.isDue(tx, clock.instant()));
    }
}
