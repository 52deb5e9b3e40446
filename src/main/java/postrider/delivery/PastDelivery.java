package postrider.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.database.Tx;
import postrider.edition.EditionId;
import postrider.subscriber.SubscriberId;

/**
 * What is on record of one subscriber's delivery of an edition.
 *
 * @param number the edition's; @param revised whether posts were taken out of the edition after it was composed
 * @param fromNumber @param toNumber of the publications that it served
 * @param dueAt when it is tried again, null where it isn't
 * @param settledAt since when nothing can follow, null while something can
 * @param reply the last words of a server, empty where there were none
 */
public record PastDelivery(
        DeliveryId id,
        EditionId edition,
        long number,
        String newsletter,
        boolean revised,
        DeliveryState state,
        long fromNumber,
        long toNumber,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant settledAt,
        String reply) {

    /**
     * Takes all of an erased person off the record; what is under way at this moment is taken off by the next run. Editions count them as
     * before.
     *
     * @return ids of all that there were
     */
    public static List<String> erase(Tx tx, SubscriberId subscriber, Instant now) {
        return OldDeliveryTable.erase(tx, subscriber, now);
    }

    /** All of them, the latest first. */
    public static List<PastDelivery> of(Tx tx, SubscriberId subscriber) {
        return PastDeliveryTable.of(tx, subscriber);
    }
}
