package postrider.job;

import java.util.Optional;
import postrider.database.Tx;

/** The table {@code home}: the state folder of the home that the database belongs to. */
final class HomeTable {
    private HomeTable() {}

    static Optional<String> state(Tx tx) {
        return tx.first("select state from home", row -> row.text("state"));
    }

    static void keep(Tx tx, String state) {
        tx.update("delete from home");
        tx.update("insert into home (state) values (?)", state);
    }
}
