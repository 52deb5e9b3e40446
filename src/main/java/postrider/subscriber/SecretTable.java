package postrider.subscriber;

import java.util.Optional;
import postrider.database.Tx;

/** The fingerprint of the one key that a database was written with. */
final class SecretTable {
    private SecretTable() {}

    static Optional<String> kept(Tx tx) {
        return tx.first("select key_fingerprint from secret", row -> row.text("key_fingerprint"));
    }

    static void keep(Tx tx, String fingerprint) {
        tx.update("insert into secret (key_fingerprint) values (?) on conflict do nothing", fingerprint);
    }
}
