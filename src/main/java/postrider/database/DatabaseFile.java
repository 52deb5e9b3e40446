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
import java.util.Arrays;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/** The file on the disk and connections to it. */
final class DatabaseFile {
    /** SQLite takes it as it is needed. With the 2 MiB that it has by itself, a large edition's indexes go in and out of it. */
    private static final int CACHE_KIB = 16 * 1024;

    /** Where a database's first page says by which journal it is written and read: memory can't hold a write-ahead log. */
    private static final int WRITE_VERSION = 18;

    private static final int READ_VERSION = 19;
    private static final byte ROLLBACK_JOURNAL = 1;

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
        String url = "jdbc:sqlite:" + file.toUri() + (canBeWritten() || isInUse() ? "" : "?immutable=1");
        Connection connection = config.createConnection(url);
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

    /** A connection to what it holds now, copied into memory: whatever is written there dies with the connection. */
    Connection connectToCopy() throws SQLException {
        byte[] content;
        try (Connection source = connectReadOnly()) {
            content = source.unwrap(SQLiteConnection.class).serialize("main");
        }
        Arrays.fill(content, WRITE_VERSION, READ_VERSION + 1, ROLLBACK_JOURNAL);
        Connection copy = connectToNothing();
        copy.unwrap(SQLiteConnection.class).deserialize("main", content);
        return copy;
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
        return config;
    }
}
