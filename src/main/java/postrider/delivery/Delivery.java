package postrider.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import postrider.edition.EditionId;
import postrider.mail.Origin;
import postrider.mail.Recipient;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.SubscriberId;

/**
 * One letter to one subscriber, as its worker claimed it.
 *
 * @param worker whose claim it is; @param edition 0 for a mail about a request of the subscriber's own
 * @param revision of the edition whose words were to be sent; of a mail about a request, the number of that
 * @param name as the subscriber gave it, may be empty; @param subscribedAt when the subscription first became active
 * @param attempts that were begun before; @param uncertainCount how many of them nobody knows the end of
 * @param firstAttemptAt when the first of them began, or null
 */
public record Delivery(
        DeliveryId id,
        WorkerId worker,
        EditionId edition,
        long revision,
        String language,
        Origin origin,
        SubscriberId subscriber,
        EmailAddress address,
        String name,
        Instant subscribedAt,
        int attempts,
        int uncertainCount,
        @Nullable Instant firstAttemptAt) {

    /** The person the message is for. @param subscribedOn the day of {@link #subscribedAt} in words of the letter's language */
    public Recipient recipient(String subscribedOn) {
        return new Recipient(subscriber, address, name, subscribedOn);
    }

    /** Whether it is a mail about a request, which is of no edition. */
    public boolean isAboutRequest() {
        return edition.value() == 0;
    }

    /** The recipient's, in lower case. */
    public String domain() {
        return address.value().substring(address.value().lastIndexOf('@') + 1);
    }
}
