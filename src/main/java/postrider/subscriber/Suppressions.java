package postrider.subscriber;

import java.time.Instant;
import java.util.Optional;
import postrider.database.Tx;

/** The addresses that must never be mailed. Wins over subscriptions and imports, and outlives the person's data. */
public final class Suppressions {
    private final SecretKey key;

    public Suppressions(SecretKey key) {
        this.key = key;
    }

    /**
     * From here on this address gets nothing. Saying it again changes nothing: the first reason stays.
     *
     * @param evidence how it became known, for whoever asks later
     * @return whether it is new
     */
    public boolean add(Tx tx, EmailAddress address, Suppression reason, String evidence, Instant now) {
        return SuppressionTable.add(tx, key.addressKey(address), reason, evidence, now);
    }

    /** Why this address gets nothing, where it doesn't. */
    public Optional<Suppression> find(Tx tx, EmailAddress address) {
        return SuppressionTable.find(tx, key.addressKey(address));
    }
}
