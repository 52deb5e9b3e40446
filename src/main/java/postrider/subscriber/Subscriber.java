package postrider.subscriber;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A person by e-mail address.
 *
 * @param name empty where unknown
 * @param language BCP 47
 * @param zone their own; empty = the site's
 * @param subscriptions by newsletter
 * @param suppressed why this address gets nothing at all, where it doesn't
 */
public record Subscriber(
        SubscriberId id,
        EmailAddress address,
        String name,
        String language,
        Optional<ZoneId> zone,
        List<Subscription> subscriptions,
        Optional<Suppression> suppressed) {
    public Subscriber {
        subscriptions = List.copyOf(subscriptions);
    }
}
