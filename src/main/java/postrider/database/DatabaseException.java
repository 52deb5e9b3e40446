package postrider.database;

/** The database is gone, full, locked, or was asked something wrong. The message says what to do where a person can. */
public final class DatabaseException extends RuntimeException {
    public DatabaseException(String message) {
        super(message);
    }

    public DatabaseException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
