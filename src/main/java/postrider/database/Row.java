package postrider.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of an answer, while it is being read. Columns by name; not to be kept. */
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    /** A column that is never null. */
    public String text(String column) {
        String value = textOrNull(column);
        if (value == null) {
            throw new DatabaseException("column " + column + " is null");
        }
        return value;
    }

    public @Nullable String textOrNull(String column) {
        try {
            return rows.getString(column);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** A column that is never null. */
    public long number(String column) {
        try {
            return rows.getLong(column);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public @Nullable Long numberOrNull(String column) {
        try {
            long value = rows.getLong(column);
            return rows.wasNull() ? null : value;
        } catch (SQLException e) {
            throw new DatabaseException(e);
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
}
