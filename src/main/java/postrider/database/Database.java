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
import postrider.database.Session.Bounds;

/**
 * The state: one SQLite file. Opened, brought up to date, and closed once a process. Safe for several threads; one writes at a
 * time, and another may read meanwhile. A committed write is on the disk (synchronous=FULL), and what it deletes is overwritten.
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

    /** Whether there is a file of that name. */
    public static boolean isThere(Path file) {
        return new DatabaseFile(file, PATIENCE).exists();
    }

    static Database open(DatabaseFile file, List<Migration> migrations, InstantSource clock) {
        file.make();
        Schema schema = new Schema(file.path(), migrations);
        Session writer = session(file, DatabaseFile::connect, Bounds.WRITE);
        try {
            // Looks first: another program's database must not even change its journal.
            writer.run(schema::check);
            writer.useWriteAheadLog();
            writer.overwriteWhatIsDeleted();
            schema.bringUpToDate(writer, clock);
            return new Database(writer, session(file, DatabaseFile::connectReadOnly, Bounds.READ));
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
            Session nothing = session(file, DatabaseFile::connectToNothing, Bounds.READ);
            schema.bringUpToDate(nothing, clock);
            return new Database(null, nothing);
        }
        Session reader = session(file, DatabaseFile::connectReadOnly, Bounds.READ);
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

    /**
     * Opens a copy of the state for trying things: everything can be written and read, and closing takes all of it back. Makes no file,
     * and keeps nobody waiting.
     *
     * @throws DatabaseException as {@link #open}
     */
    public static Database rehearse(Path file, InstantSource clock) {
        DatabaseFile database = new DatabaseFile(file, PATIENCE);
        Schema schema = new Schema(database.path(), Migration.all());
        Connect connect = database.exists() ? DatabaseFile::connectToCopy : DatabaseFile::connectToNothing;
        Session session = session(database, connect, Bounds.WRITE);
        try {
            session.run(schema::check);
            schema.bringUpToDate(session, clock);
            return new Database(session, session);
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    /**
     * Writes the driver's library for this machine to a file. Where a process is started with its folder and name as
     * {@code org.sqlite.lib.path} and {@code org.sqlite.lib.name}, the driver doesn't unpack it again.
     */
    public static void unpackDriver(Path file) {
        DriverFile.unpackTo(file);
    }

    private interface Connect {
        Connection to(DatabaseFile file) throws SQLException;
    }

    private static Session session(DatabaseFile file, Connect connect, Bounds bounds) {
        try {
            return new Session(file.path(), connect.to(file), bounds);
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

    /** From here on little of the file is held in memory: as much as small transactions need, however large the state is. */
    public void holdLittle() {
        reader.holdAtMost(DatabaseFile.LITTLE_KIB);
        if (writer != null) {
            writer.holdAtMost(DatabaseFile.LITTLE_KIB);
        }
    }

    /**
     * Brings all that was committed into the file, and empties the log that held it: what is deleted by now is on the disk no more. Where
     * another process reads for long, that waits until the log is begun anew, or the last one closes it.
     */
    public void emptyLog() {
        if (writer != null) {
            writer.emptyLog();
        }
    }

    /** How many changing transactions this process has committed here: what {@link Tx#stateNumber} grew by where nobody else wrote. */
    public long changes() {
        return writer == null ? 0 : writer.changes();
    }

    @Override
    public void close() {
        reader.close();
        if (writer != null && writer != reader) {
            writer.close();
        }
    }
}
