package postrider.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import postrider.database.Database;
import postrider.database.DatabaseException;
import postrider.database.Tx;

/**
 * Durable commits that several threads share: one of them carries out what all have handed in meanwhile. Each waits until its own part
 * is on the disk, so full durability costs one commit for many instead of one for each.
 */
final class GroupCommit {
    /** How often a commit is tried while another process holds the database, such as a run that opens a large edition: minutes in all. */
    private static final int TRIES = 12;

    private final Consumer<Consumer<Tx>> database;
    private List<Part<?>> waiting = new ArrayList<>();
    private boolean committing;

    GroupCommit(Database database) {
        this(database::writeOnly);
    }

    /** @param database runs what it is given in a transaction that is on the disk when it returns */
    GroupCommit(Consumer<Consumer<Tx>> database) {
        this.database = database;
    }

    /** What is to be done in a transaction. */
    interface Work<T> {
        /** @param marks carried out when all that share the transaction have given theirs. @return asked afterwards for what came of it */
        Supplier<T> in(Tx tx, Marks marks);
    }

    /** As {@link #run(Work)}, without marks. */
    <T> T run(Function<Tx, T> work) {
        return run((tx, marks) -> {
            T result = work.apply(tx);
            return () -> result;
        });
    }

    /**
     * Runs the work in a transaction, which others may share. When it fails, so do all that shared it.
     *
     * <p>One thread commits, for all that wait; then the first of those that came meanwhile does. The others are woken once, each by itself,
     * when their part is on the disk: did they pass a lock along instead, none would wait at the next commit, and each would be one part's.
     */
    <T> T run(Work<T> work) {
        Part<T> part = new Part<>(work);
        if (handIn(part) || part.awaitTurn()) {
            try {
                commit(takeAll());
            } finally {
                passOn();
            }
        }
        return part.outcome();
    }

    /** @return whether its thread is the one to commit */
    private synchronized boolean handIn(Part<?> part) {
        waiting.add(part);
        boolean first = !committing;
        committing = true;
        return first;
    }

    private synchronized List<Part<?>> takeAll() {
        List<Part<?>> all = waiting;
        waiting = new ArrayList<>();
        return all;
    }

    private synchronized void passOn() {
        committing = !waiting.isEmpty();
        if (committing) {
            waiting.get(0).wake();
        }
    }

    private void commit(List<Part<?>> parts) {
        try {
            write(parts);
        } catch (RuntimeException | Error e) {
            parts.forEach(part -> part.failure = e);
        } finally {
            parts.forEach(Part::end);
        }
    }

    /** A mark that is given up repeats a message. */
    private void write(List<Part<?>> parts) {
        for (int left = TRIES - 1; ; left--) {
            try {
                database.accept(tx -> work(tx, parts));
                return;
            } catch (DatabaseException e) {
                if (left == 0 || e.kind() != DatabaseException.Kind.LOCKED) {
                    throw e;
                }
            }
        }
    }

    private static void work(Tx tx, List<Part<?>> parts) {
        Marks marks = new Marks();
        parts.forEach(part -> part.work(tx, marks));
        marks.carryOut(tx);
        parts.forEach(Part::look);
        marks.count(tx);
    }

    /** What one thread wants done. It waits meanwhile, and another thread does it. */
    private static final class Part<T> {
        private final Work<T> work;
        private final Semaphore call = new Semaphore(0);
        private @Nullable Supplier<T> outcome;
        private @Nullable T result;
        private @Nullable Throwable failure;
        private boolean done;

        Part(Work<T> work) {
            this.work = work;
        }

        void work(Tx tx, Marks marks) {
            outcome = work.in(tx, marks);
        }

        void look() {
            result = outcome == null ? null : outcome.get();
        }

        void end() {
            done = true;
            wake();
        }

        void wake() {
            call.release();
        }

        /** @return whether it is still to be done, and by this thread */
        boolean awaitTurn() {
            call.acquireUninterruptibly();
            return !done;
        }

        T outcome() {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            if (result == null) {
                throw new IllegalStateException("the work had no result");
            }
            return result;
        }
    }
}
