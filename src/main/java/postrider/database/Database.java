package postrider.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state: one SQLite file. Opened, brought up to date, and closed once a process. Safe for several threads; one writes at a
 * time, and another may read meanwhile. A committed write is on the disk (synchronous=FULL).
 */
public final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final @Nullable Session writer;
    private final Session reader;

    private Database(@Nullable Session writer, Session reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * Opens the file, making it and its folder where there is none, and runs the migrations that it lacks.
     *
     * @throws DatabaseException with a remedy: locked, newer than the program, not a database, disk full
     */
    public static Database open(Path file, InstantSource clock) {
        return open(new DatabaseFile(file, PATIENCE), Migration.all(), clock);
    }

    static Database open(DatabaseFile file, List<Migration> migrations, InstantSource clock) {
        file.make();
        Schema schema = new Schema(file.path(), migrations);
        Session writer = session(file, DatabaseFile::connect, "begin immediate");
        try {
            // Looks first: another program's database must not even change its journal.
            writer.run(schema::check);
            writer.useWriteAheadLog();
            schema.bringUpToDate(writer, clock);
            return new Database(writer, session(file, DatabaseFile::connectReadOnly, "begin"));
        } catch (RuntimeException | Error e) {
            writer.close();
            throw e;
        }
    }

    /**
     * Opens the file for {@link #read} alone. Makes and changes no file: where there is none, the state is that of a new home.
     *
     * @throws DatabaseException as {@link #open}, and where migrations are lacking
     */
    public static Database openReadOnly(Path file, InstantSource clock) {
        return openReadOnly(new DatabaseFile(file, PATIENCE), Migration.all(), clock);
    }

    static Database openReadOnly(DatabaseFile file, List<Migration> migrations, InstantSource clock) {
        Schema schema = new Schema(file.path(), migrations);
        if (!file.exists()) {
            Session nothing = session(file, DatabaseFile::connectToNothing, "begin");
            schema.bringUpToDate(nothing, clock);
            return new Database(null, nothing);
        }
        Session reader = session(file, DatabaseFile::connectReadOnly, "begin");
        try {
            int done = reader.run(schema::check);
            if (done < schema.size()) {
                throw schema.older(done);
            }
            return new Database(null, reader);
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    private interface Connect {
        Connection to(DatabaseFile file) throws SQLException;
    }

    private static Session session(DatabaseFile file, Connect connect, String begin) {
        try {
            return new Session(file.path(), connect.to(file), begin);
        } catch (SQLException e) {
            throw DatabaseException.of(file.path(), e);
        }
    }

    /**
     * Runs the function in one transaction that takes the write lock at its start; commits when it returns, rolls back when it
     * throws. Within another write of this thread it is refused: pass its {@link Tx} on instead.
     */
    public <T> T write(Function<Tx, T> work) {
        if (writer == null) {
            throw new IllegalStateException("this database was opened for reading only");
        }
        if (writer.isMine()) {
            throw new IllegalStateException("a write within a write: pass the outer Tx on");
        }
        return writer.run(work);
    }

    /** As {@link #write(Function)}, without a result. */
    public void writeOnly(Consumer<Tx> work) {
        write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    /**
     * Runs the function over one consistent, committed state; it changes nothing. Within another read it sees the same state;
     * within a write of this thread, whose changes it could not see, it is refused.
     */
    public <T> T read(Function<Tx, T> work) {
        if (writer != null && writer.isMine()) {
            throw new IllegalStateException("a read within a write would not see it: use the write's Tx");
        }
        return reader.run(work);
    }

    @Override
    public void close() {
        reader.close();
        if (writer != null) {
            writer.close();
        }
    }
}
