package postrider.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection, for one thread at a time: transactions one after the other. */
final class Session {
    private final Path file;
    private final Connection connection;
    private final Statements statements;
    private final Bounds bounds;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Tx open;
    private long changes;

    Session(Path file, Connection connection, Bounds bounds) {
        this.file = file;
        this.connection = connection;
        this.statements = new Statements(connection);
        this.bounds = bounds;
    }

    /** The statements that open and end a transaction. */
    enum Bounds {
        /** Sees one state; takes no lock. */
        READ("begin", "commit", "rollback"),
        /** Takes the write lock at once. */
        WRITE("begin immediate", "commit", "rollback");

        private final String open;
        private final String keep;
        private final String undo;

        Bounds(String open, String keep, String undo) {
            this.open = open;
            this.keep = keep;
            this.undo = undo;
        }
    }

    /** How many of its transactions have changed something. */
    long changes() {
        turn.lock();
        try {
            return changes;
        } finally {
            turn.unlock();
        }
    }

    /** Whether this thread is within a transaction here. */
    boolean isMine() {
        return turn.isHeldByCurrentThread();
    }

    /** Runs the work in a transaction; within one of the same thread it becomes a part of that. */
    <T> T run(Function<Tx, T> work) {
        turn.lock();
        try {
            Tx outer = open;
            return outer != null ? work.apply(outer) : runInOwn(work);
        } finally {
            turn.unlock();
        }
    }

    private <T> T runInOwn(Function<Tx, T> work) {
        executeAgain(bounds.open);
        Tx tx = new Tx(file, statements);
        open = tx;
        try {
            T result = work.apply(tx);
            if (bounds == Bounds.WRITE && tx.hasChanged()) {
                execute("pragma user_version = " + (tx.stateNumber() + 1) % Integer.MAX_VALUE);
                executeAgain(bounds.keep);
                changes++;
            } else {
                executeAgain(bounds.keep);
            }
            return result;
        } catch (RuntimeException | Error e) {
            rollBack(e);
            throw e;
        } finally {
            open = null;
            tx.end();
        }
    }

    private void rollBack(Throwable cause) {
        try {
            execute(bounds.undo);
        } catch (DatabaseException e) {
            // SQLite has rolled back by itself where the disk is full; the first cause is the one to tell.
            cause.addSuppressed(e);
        }
    }

    /** From here on readers and one writer don't wait for each other; the file keeps this mode. */
    void useWriteAheadLog() {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("pragma journal_mode = wal")) {
            if (!answer.next() || !"wal".equals(answer.getString(1))) {
                throw new DatabaseException(
                        DatabaseException.Kind.FORBIDDEN,
                        file
                                + " lies on a disk that can't hold a write-ahead log, such as a network disk. Set database.url to"
                                + " a file on a local disk");
            }
        } catch (SQLException e) {
            throw DatabaseException.of(file, e);
        }
    }

    /** From here on what is deleted or replaced is overwritten in the file. */
    void overwriteWhatIsDeleted() {
        execute("pragma main.secure_delete = on");
    }

    /** Outside of transactions. */
    void emptyLog() {
        turn.lock();
        try {
            execute("pragma wal_checkpoint(truncate)");
        } finally {
            turn.unlock();
        }
    }

    /** Of the file in memory. */
    void holdAtMost(int kib) {
        turn.lock();
        try {
            execute("pragma cache_size = -" + kib);
        } finally {
            turn.unlock();
        }
    }

    /** One that each transaction has. */
    private void executeAgain(String sql) {
        try {
            statements.with(sql, PreparedStatement::execute);
        } catch (SQLException e) {
            throw DatabaseException.of(file, e);
        }
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw DatabaseException.of(file, e);
        }
    }

    void close() {
        turn.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw DatabaseException.of(file, e);
        } finally {
            turn.unlock();
        }
    }
}
