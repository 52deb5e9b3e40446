package postrider.job;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.delivery.PastDelivery;
import postrider.mail.OutboxFolder;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.OwnWord;
import postrider.subscriber.Subscriber;
import postrider.subscriber.SubscriberId;

/**
 * Deletes all that is held on a person, but for a keyed hash that keeps the address from being mailed again: from the state, from the disk
 * beneath it, from what runs said, and from the outbox.
 */
public final class Erasing {
    /** A shorter name is a part of too many other words. */
    private static final int SHORTEST_NAME = 4;

    private final OutboxFolder outbox;

    public Erasing(OutboxFolder outbox) {
        this.outbox = outbox;
    }

    /** @param word of this database; @throws java.io.UncheckedIOException where the outbox can't be cleared; all else is done then */
    void erase(Database database, OwnWord word, Subscriber person, String evidence, Instant now) {
        List<String> messages = database.write(tx -> {
            word.erase(tx, person.id(), evidence, now);
            forget(tx, person);
            return PastDelivery.erase(tx, person.id(), now);
        });
        database.emptyLog();
        outbox.removeAllTo(person.id(), messages, person.address());
    }

    /** Clears the outbox of somebody who was erased: a message may have been under way. */
    void again(SubscriberId id, EmailAddress address) {
        outbox.removeAllTo(id, List.of(), address);
    }

    private static void forget(Tx tx, Subscriber person) {
        Stream.of(person.address().value(), person.name())
                .filter(words -> words.length() >= SHORTEST_NAME)
                .forEach(words -> {
                    RunTable.forget(tx, words);
                    NoticeTable.forget(tx, words);
                });
        NothingNewTable.forget(tx);
    }
}
