package postrider.database;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of an answer, while it is being read. Columns by name; not to be kept. */
public final class Row {
    private final Path file;
    private final ResultSet rows;

    Row(Path file, ResultSet rows) {
        this.file = file;
        this.rows = rows;
    }

    /** A column that is never null. */
    public String text(String column) {
        String value = textOrNull(column);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    /** Asks for its octets, which the driver hands over sooner than a text. */
    public @Nullable String textOrNull(String column) {
        try {
            byte[] octets = rows.getBytes(column);
            return octets == null ? null : new String(octets, StandardCharsets.UTF_8);
        } catch (SQLException e) {
            throw DatabaseException.of(file, e);
        }
    }

    /** A column that is never null. */
    public long number(String column) {
        Long value = numberOrNull(column);
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    public @Nullable Long numberOrNull(String column) {
        try {
            long value = rows.getLong(column);
            return rows.wasNull() ? null : value;
        } catch (SQLException e) {
            throw DatabaseException.of(file, e);
        }
    }

    /** An {@code _at} column that is never null. */
    public Instant instant(String column) {
        return Instant.ofEpochMilli(number(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        Long millis = numberOrNull(column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private DatabaseException isNull(String column) {
        return new DatabaseException(DatabaseException.Kind.FAULT, file + ": column " + column + " is null");
    }
}
