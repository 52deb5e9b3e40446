package postrider.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/** The file on the disk and connections to it. */
final class DatabaseFile {
    /** SQLite takes it as it is needed. With the 2 MiB that it has by itself, a large edition's indexes go in and out of it. */
    private static final int CACHE_KIB = 16 * 1024;

    /** For senders, which change a few rows that stand together at a time: their memory is the same whether ten thousand wait or a million. */
    static final int LITTLE_KIB = 4 * 1024;

    private static final int ALL_PAGES = -1;
    private static final int BETWEEN_TRIES_MILLIS = 100;
    private static final int COPY_TRIES = 100;

    private final Path file;
    private final Path folder;
    private final Duration patience;

    /** @param patience how long a statement waits for another process before it gives up */
    DatabaseFile(Path file, Duration patience) {
        this.file = file.toAbsolutePath().normalize();
        Path parent = this.file.getParent();
        this.folder = parent == null ? this.file : parent;
        this.patience = patience;
    }

    Path path() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /**
     * Makes folder and file where there are none, for their owner alone: they will hold addresses. What is there stays as it is.
     */
    void make() {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(folder, forOwner("rwx------"));
                Files.createFile(file, forOwner("rw-------"));
            } else {
                Files.createDirectories(folder);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw cannotBeMade();
            }
        } catch (IOException e) {
            throw cannotBeMade();
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> forOwner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private DatabaseException cannotBeMade() {
        return new DatabaseException(
                DatabaseException.Kind.FORBIDDEN,
                file
                        + " can't be made. Give the user that runs Postrider the right to write its folder, or set database.url");
    }

    /** A connection that may write. */
    Connection connect() throws SQLException {
        return configuration().createConnection("jdbc:sqlite:" + file.toUri());
    }

    /**
     * A connection that refuses each write. SQLite makes its own side files while it is open, which closing removes; where it can't,
     * and nobody else has made them, the file is read as one that doesn't change.
     */
    Connection connectReadOnly() throws SQLException {
        SQLiteConfig config = configuration();
        config.setReadOnly(!canBeWritten());
        Connection connection = config.createConnection("jdbc:sqlite:" + readOnlyAddress());
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma query_only = on");
            return connection;
        } catch (SQLException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    /** Whether this user may write it, and SQLite's side files beside it. */
    boolean canBeWritten() {
        return Files.isWritable(file) && Files.isWritable(folder);
    }

    /** Whether a process has it open, or was killed before the last of its work was in the file itself. */
    private boolean isInUse() {
        return Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    }

    /**
     * A connection to a copy of what it holds now, which dies with the connection. Made in one step, so that it is of one moment; others
     * read and write the file meanwhile and afterwards. SQLite keeps it in memory, and on the disk what is too much for that.
     */
    Connection connectToCopy() throws SQLException {
        Connection copy = configuration().createConnection("jdbc:sqlite:");
        // What copies can't take away SQLite's side files; who may write the file takes them along when it closes last.
        try (Connection last = connectReadOnly()) {
            int code = copy.unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .restore("main", readOnlyAddress(), null, BETWEEN_TRIES_MILLIS, COPY_TRIES, ALL_PAGES);
            if (code != SQLiteErrorCode.SQLITE_OK.code) {
                throw new SQLException(
                        "the state can't be copied (" + SQLiteErrorCode.getErrorCode(code) + ")", "", code);
            }
            return copy;
        } catch (SQLException | RuntimeException | Error e) {
            copy.close();
            throw e;
        }
    }

    /** Where it can't be written, and nobody has it open, SQLite need not look for side files. */
    private String readOnlyAddress() {
        return file.toUri() + (canBeWritten() || isInUse() ? "" : "?immutable=1");
    }

    /** A connection to an empty database that lives in memory and dies with the connection. */
    Connection connectToNothing() throws SQLException {
        return configuration().createConnection("jdbc:sqlite::memory:");
    }

    private SQLiteConfig configuration() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
        config.enforceForeignKeys(true);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setCacheSize(-CACHE_KIB);
        // Ids are the program's own; to ask for the last one costs more than many an insert.
        config.setGetGeneratedKeys(false);
        return config;
    }
}
