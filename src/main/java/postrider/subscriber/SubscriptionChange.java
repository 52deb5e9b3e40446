package postrider.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a subscription was from one moment on, as recorded then.
 *
 * @param topics none = all; @param language the subscriber's; @param zone their own; empty = the site's
 * @param evidence who said so, and how
 */
public record SubscriptionChange(
        Instant at,
        SubscriptionState state,
        String frequency,
        List<String> topics,
        String language,
        Optional<ZoneId> zone,
        String evidence) {
    public SubscriptionChange {
        topics = List.copyOf(topics);
    }
}
