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

    PreparedStatement take(String sql) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        return kept != null ? kept : connection.prepareStatement(sql);
    }

    /** Runs one that has neither values nor rows. */
    void execute(String sql) throws SQLException {
        PreparedStatement statement = take(sql);
        boolean whole = false;
        try {
            statement.execute();
            giveBack(sql, statement);
            whole = true;
        } finally {
            if (!whole) {
                statement.close();
            }
        }
    }

    void giveBack(String sql, PreparedStatement statement) throws SQLException {
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
