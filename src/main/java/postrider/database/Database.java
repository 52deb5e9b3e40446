package postrider.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The state: one SQLite file. Opened, brought up to date, and closed once a process. Safe for several threads; one writes at a
 * time. A committed write is on the disk (synchronous=FULL).
 */
public final class Database implements AutoCloseable {
    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Opens the file, making it where there is none, and runs the migrations that it lacks. @throws DatabaseException with a remedy: locked, newer than the program, not a database, disk full */
    public static Database open(Path file, InstantSource clock) {
        throw new UnsupportedOperationException(file + " " + clock);
    }

    /** Runs the function in one transaction that takes the write lock at its start; commits when it returns, rolls back when it throws. */
    public <T> T write(Function<Tx, T> work) {
        return work.apply(new Tx(connection));
    }

    /** As {@link #write(Function)}, without a result. */
    public void writeOnly(Consumer<Tx> work) {
        work.accept(new Tx(connection));
    }

    /** Runs the function over one consistent state; it changes nothing. */
    public <T> T read(Function<Tx, T> work) {
        return work.apply(new Tx(connection));
    }

    @Override
    public void close() {}
}
