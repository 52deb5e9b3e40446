package postrider.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prepared statements of one connection, kept for the next time. Taken out while in use, so that one may be in use twice. */
final class Statements {
    private static final int KEPT = 100;

    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** Kept for the next time only where all went well. */
    <T> T with(String sql, Use<T> use) throws SQLException {
        PreparedStatement statement = take(sql);
        boolean whole = false;
        try {
            T result = use.of(statement);
            giveBack(sql, statement);
            whole = true;
            return result;
        } finally {
            if (!whole) {
                statement.close();
            }
        }
    }

    private PreparedStatement take(String sql) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        return kept != null ? kept : connection.prepareStatement(sql);
    }

    private void giveBack(String sql, PreparedStatement statement) throws SQLException {
        statement.clearParameters();
        PreparedStatement twin = idle.put(sql, statement);
        if (twin != null) {
            twin.close();
        }
        if (idle.size() > KEPT) {
            var eldest = idle.entrySet().iterator();
            PreparedStatement leaving = eldest.next().getValue();
            eldest.remove();
            leaving.close();
        }
    }
}
