package postrider.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final Crew crew;
    private final InstantSource clock;

    /** Makes workers. */
    @FunctionalInterface
    public interface Crew {
        Worker worker(WorkerId id, Transport transport);
    }

    public Sending(
            Path lockFile,
            Database database,
            Editions editions,
            SendQueue queue,
            Supplier<Transport> transports,
            Crew crew,
            InstantSource clock) {
        this.lockFile = lockFile;
        this.database = database;
        this.editions = editions;
        this.queue = queue;
        this.transports = transports;
        this.crew = crew;
        this.clock = clock;
    }

    /** Sends until nothing is due. @return what each worker did; none where another sender is at work, who takes our queue along */
    List<WorkReport> send(long process) {
        List<WorkReport> reports = new ArrayList<>();
        boolean again = true;
        while (again) {
            Optional<WorkReport> report = sendLocked(process);
            report.ifPresent(reports::add);
            // What was queued between the last claim and letting go of the lock would find no sender.
            again = report.isPresent() && report.get().stopped().isEmpty() && isDue();
        }
        return List.copyOf(reports);
    }

    private Optional<WorkReport> sendLocked(long process) {
        Optional<HomeLock> lock = HomeLock.tryTake(lockFile);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        HomeLock held = lock.get();
        try (held;
                Transport transport = transports.get()) {
            WorkerId id = WorkerId.local(process, clock.instant());
            queue.reclaim(id, transport, clock.instant());
            WorkReport report = crew.worker(id, transport).drain();
            database.write(editions::finish);
            return Optional.of(report);
        }
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
