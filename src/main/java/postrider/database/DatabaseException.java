package postrider.database;

import java.nio.file.Path;
import java.sql.SQLException;

/** The database is gone, full, locked, or was asked something wrong. The message names the file, and says what to do where a person can. */
public final class DatabaseException extends RuntimeException {
    /** What stands in the way, and so with which status a command ends. */
    public enum Kind {
        /** Written by a newer program: settings, nothing was done. */
        NEWER,
        /** Not yet brought up to date, and opened for reading only: settings, nothing was done. */
        OLDER,
        /** A migration that has run is no longer the one in the program: settings, nothing was done. */
        CHANGED,
        /** No database, a damaged one, or one of another program: settings, nothing was done. */
        FOREIGN,
        /** The file or its folder can't be read or written: settings, nothing was done. */
        FORBIDDEN,
        /** Another process writes for longer than we wait: later, nothing lost. */
        LOCKED,
        /** The disk is full or failing: later, but a person is needed. */
        FULL,
        /** A statement that the schema refuses: our own error. */
        FAULT
    }

    private final Kind kind;

    DatabaseException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    private DatabaseException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What stands in the way. */
    public Kind kind() {
        return kind;
    }

    /** What SQLite answered about that file, in words for the person who runs it. */
    static DatabaseException of(Path file, SQLException answer) {
        int primaryCode = answer.getErrorCode() & 0xff;
        return switch (primaryCode) {
            case 5, 6 ->
                new DatabaseException(
                        Kind.LOCKED,
                        file
                                + " is locked by another process; nothing was lost. Wait for it to end, or see who holds it with: fuser "
                                + file,
                        answer);
            case 10, 13 ->
                new DatabaseException(
                        Kind.FULL,
                        file + " could not be written: the disk is full or failing (" + answer.getMessage()
                                + "). Free some space, then run again; what was written before is whole",
                        answer);
            case 3, 8, 14 ->
                new DatabaseException(
                        Kind.FORBIDDEN,
                        file + " can't be opened or written (" + answer.getMessage()
                                + "). Give the user that runs Postrider the right to read and write it and its folder",
                        answer);
            case 11, 26 ->
                new DatabaseException(
                        Kind.FOREIGN,
                        file + " is not a database, or is damaged (" + answer.getMessage()
                                + "). Put a backup in its place, or set database.url to another file",
                        answer);
            default -> new DatabaseException(Kind.FAULT, file + ": " + answer.getMessage(), answer);
        };
    }
}
