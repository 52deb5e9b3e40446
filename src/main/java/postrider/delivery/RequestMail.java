package postrider.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import postrider.database.Tx;
import postrider.edition.NewestPost;
import postrider.edition.Sender;
import postrider.subscriber.SubscriberId;

/**
 * A mail to one person about what they, or somebody with their address, asked for on the web, or an operator for them.
 *
 * @param request its number; @param newsletter that it is about
 * @param sender who it comes from, frozen with it; @param due when it goes at the earliest: its Date
 * @param posts that a greeting shows, frozen with it
 */
public record RequestMail(
        Kind kind,
        long request,
        SubscriberId subscriber,
        String newsletter,
        String language,
        Sender sender,
        Instant due,
        List<NewestPost> posts) {
    public RequestMail {
        posts = List.copyOf(posts);
    }

    /** What it is for. */
    public enum Kind {
        /** Asks for the yes to a subscription. */
        CONFIRM("confirm"),
        /** Asks for the yes to a new address, which it goes to. */
        MOVE("confirm"),
        /** Says that there is a subscription already. */
        KNOWN("notice"),
        /** Greets. */
        WELCOME("welcome");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        /** The kind of delivery that it is. */
        String column() {
            return column;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Of a delivery about a request. */
        public static Kind of(Delivery delivery) {
            String id = delivery.id().value();
            return valueOf(id.substring(0, id.indexOf('-')).toUpperCase(Locale.ROOT));
        }
    }

    /** Queues it, in the transaction of what it is about; a repeat changes nothing. */
    public void enqueue(Tx tx) {
        RequestMailTable.enqueue(tx, this);
    }

    /** One request has one mail of a kind. */
    DeliveryId id() {
        return new DeliveryId(kind.word() + "-" + request);
    }
}
