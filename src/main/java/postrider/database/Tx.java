package postrider.database;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One transaction: statements with {@code ?} for bound values. Values may be text, whole numbers, {@link Instant} (bound as epoch
 * milliseconds) or null. For the thread that was given it, until its function returns.
 */
public final class Tx {
    private final Path file;
    private final Statements statements;
    private final Thread owner = Thread.currentThread();
    private boolean changed;
    private boolean ended;

    Tx(Path file, Statements statements) {
        this.file = file;
        this.statements = statements;
    }

    /** Runs one statement. @return how many rows it touched */
    public int update(String sql, @Nullable Object... values) {
        return with(sql, statement -> {
            bind(statement, values);
            int touched = statement.executeUpdate();
            changed |= touched > 0;
            return touched;
        });
    }

    /** Runs one statement for each row of values, in one round. @return how many rows each touched */
    public int[] batch(String sql, List<@Nullable Object[]> rows) {
        changed |= !rows.isEmpty();
        return with(sql, statement -> {
            for (@Nullable Object[] values : rows) {
                bind(statement, values);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** All rows, made into values. */
    public <T> List<T> list(String sql, Function<Row, T> read, @Nullable Object... values) {
        List<T> found = new ArrayList<>();
        each(sql, row -> found.add(read.apply(row)), values);
        return List.copyOf(found);
    }

    /** The first row, where there is one. */
    public <T> Optional<T> first(String sql, Function<Row, T> read, @Nullable Object... values) {
        return with(sql, statement -> {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(read.apply(new Row(file, rows))) : Optional.empty();
            }
        });
    }

    /** The first number of the first row, such as a {@code count(*)}; 0 where there is no row or it holds null. */
    public long number(String sql, @Nullable Object... values) {
        return with(sql, statement -> {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0L;
            }
        });
    }

    /** Hands over row by row; nothing is held. Other statements may run meanwhile, but must not change what is being read. */
    public void each(String sql, Consumer<Row> take, @Nullable Object... values) {
        with(sql, statement -> {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(file, rows);
                while (rows.next()) {
                    take.accept(row);
                }
                return true;
            }
        });
    }

    /** The state's number: another after each transaction that changed something, by whatever process. */
    public long stateNumber() {
        return number("pragma user_version");
    }

    boolean hasChanged() {
        return changed;
    }

    /** From here on each use is refused. */
    void end() {
        ended = true;
    }

    private <T> T with(String sql, Statements.Use<T> use) {
        if (ended || Thread.currentThread() != owner) {
            throw new IllegalStateException(
                    "a transaction is for the thread that was given it, until its function returns");
        }
        try {
            return statements.with(sql, use);
        } catch (SQLException e) {
            throw DatabaseException.of(file, e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                statement.setLong(i + 1, instant.toEpochMilli());
            } else if (value == null || value instanceof String || value instanceof Long || value instanceof Integer) {
                statement.setObject(i + 1, value);
            } else {
                throw new IllegalArgumentException("columns hold text and whole numbers, not " + value.getClass());
            }
        }
    }
}
