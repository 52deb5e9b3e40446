package postrider.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import postrider.database.Database;
import postrider.database.DatabaseException;
import postrider.database.Tx;
import postrider.delivery.DeliveryState;
import postrider.job.RunReport.FileCounts;
import postrider.post.SeenFolders;

/**
 * What spares a run its work: an earlier one with the same inputs and the same state found nothing to do, and no moment has come since
 * at which that may be otherwise. Anything in doubt, and the run looks for itself.
 */
public final class NothingNew {
    /** However sure it seems, so often a run looks for itself. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Set<DeliveryState> ENDED =
            EnumSet.of(DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.SUPPRESSED, DeliveryState.CANCELLED);

    private final Inputs inputs;
    private final long since;
    private final long number;
    private final long changes;

    private NothingNew(Inputs inputs, long since, long number, long changes) {
        this.inputs = inputs;
        this.since = since;
        this.number = number;
        this.changes = changes;
    }

    /** The earlier run's result. @param number of the state that it left @param keptAt when it began; @param until when to look again */
    record Kept(
            String print, long number, Instant keptAt, Instant until, List<Path> roots, Path posts, RunReport report) {}

    /**
     * Does a run that has nothing to do, where that is certain: it is recorded like any other.
     *
     * @param state the home's folder {@code var}; @param database the file
     * @param circumstances as {@link Inputs} has them
     */
    public static Glance run(Path state, Path database, String circumstances, InstantSource clock) {
        Place place = new Place(new LastRunFile(state.resolve("last-run")), state.resolve("run.lock"));
        if (!Database.isThere(database) || !place.last().isThere()) {
            return Glance.none();
        }
        Instant now = clock.instant();
        try (Database open = Database.open(database, clock)) {
            return HomeLock.tryTake(place.lock())
                    .map(lock -> {
                        try (lock) {
                            return place.run(open, circumstances, now);
                        }
                    })
                    .orElseGet(Glance::none);
        } catch (DatabaseException e) {
            if (e.kind() == DatabaseException.Kind.LOCKED) {
                throw e; // the run itself would wait as long once more
            }
            return Glance.none(); // the run itself meets it again, and tells
        }
    }

    private record Place(LastRunFile last, Path lock) {
        Glance run(Database database, String circumstances, Instant now) {
            LastRun before = last.read();
            long number = database.<Long>read(NothingNewTable::stateNumber);
            Optional<Kept> kept = database.<Optional<Kept>>read(NothingNewTable::find)
                    .filter(found -> !now.isBefore(found.keptAt()) && now.isBefore(found.until()));
            if (kept.isEmpty()) {
                return Glance.none();
            }
            InputFolder.Comparison compared = InputFolder.compare(
                    kept.get().print(),
                    circumstances,
                    kept.get().roots(),
                    kept.get().posts());
            boolean done = compared.isSame()
                    && database.<Boolean>write(tx ->
                            isUntouched(tx, kept.get(), before, now) && record(tx, kept.get(), before.run() + 1, now));
            if (!done) {
                return new Glance(Optional.empty(), compared.posts(), number);
            }
            last.write(new LastRun(before.run() + 1, now, before.edition(), before.subscriber()));
            return new Glance(kept.map(found -> found.report().at(now)), SeenFolders.none(), number);
        }

        /** Nobody has written since, and this is the database of the last run of this home. */
        private boolean isUntouched(Tx tx, Kept kept, LastRun before, Instant now) {
            return NothingNewTable.stateNumber(tx) == kept.number()
                    && RunTable.last(tx) == before.run()
                    && HomeTable.state(tx).filter(last.folder()::equals).isPresent()
                    && RunTable.lastStart(tx).filter(at -> !now.isBefore(at)).isPresent();
        }

        private static boolean record(Tx tx, Kept kept, long run, Instant now) {
            RunTable.begin(tx, run, now);
            RunTable.end(tx, run, Outcome.DONE, kept.report().line(), now);
            NothingNewTable.renumber(tx, kept.number() + 1);
            return true;
        }
    }

    /**
     * Begins to watch a run, before it reads anything.
     *
     * @param inputs empty where a later run must look for itself; @param last written by this run just now
     */
    static Optional<NothingNew> watch(Optional<Inputs> inputs, Database database, LastRunFile last) {
        return inputs.map(here -> new NothingNew(
                here,
                last.writtenAt() - here.step().plus(here.glance().posts().age()).toNanos(),
                database.<Long>read(NothingNewTable::stateNumber),
                database.changes()));
    }

    /** How the inputs look, if the run found nothing to do in them and nobody has changed them since it began. */
    Optional<InputFolder.Look> look(RunReport report) {
        return isNothing(report)
                ? InputFolder.look(inputs.circumstances(), inputs.roots()).filter(look -> look.changedAt() < since)
                : Optional.empty();
    }

    /** Keeps that there was nothing to do, in the run's last transaction, if nobody else has changed the state meanwhile. */
    void keep(Tx tx, InputFolder.Look look, Stages stages, RunReport report, Reading.Read read) {
        boolean nobodyElseWrote =
                NothingNewTable.stateNumber(tx) - number == stages.database().changes() - changes;
        if (nobodyElseWrote && isIdle(tx, stages, report)) {
            Instant until = until(tx, stages, read);
            NothingNewTable.keep(
                    tx,
                    new Kept(
                            look.print(),
                            NothingNewTable.stateNumber(tx) + 1,
                            report.now(),
                            until,
                            inputs.roots(),
                            inputs.posts(),
                            report));
        }
    }

    private static boolean isNothing(RunReport report) {
        FileCounts files = report.files();
        return report.outcome() == Outcome.DONE
                && files.written() == 0
                && files.removed() == 0
                && report.sent() == 0
                && report.editions().isEmpty()
                && report.needs().isEmpty();
    }

    /** A warning that isn't given each time is of something that the next run tries again. */
    private static boolean isIdle(Tx tx, Stages stages, RunReport report) {
        return report.warnings().equals(stages.standing())
                && stages.editions().open(tx).isEmpty()
                && stages.composing().counts(tx).entrySet().stream()
                        .allMatch(count -> ENDED.contains(count.getKey()) || count.getValue() == 0);
    }

    /** The next moment at which the same inputs and state may mean something else. */
    private static Instant until(Tx tx, Stages stages, Reading.Read read) {
        Stream<Instant> posts = read.posts().posts().stream().flatMap(post -> post.nextChange(read.now()).stream());
        Stream<Instant> digests = stages.recorder().newsletters().stream()
                .flatMap(newsletter -> stages.editions().nextMoment(tx, newsletter, read.now()).stream());
        return Stream.concat(posts, digests)
                .reduce(read.now().plus(LONGEST), (one, other) -> one.isBefore(other) ? one : other);
    }
}
