package postrider.job;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber as lists show them.
 *
 * @param timezone as set, or null for the site's
 * @param suppressed why nothing goes to this address, where that is so
 */
public record SubscriberLine(
        String email,
        String name,
        String language,
        @Nullable String timezone,
        List<SubscriptionLine> subscriptions,
        Optional<String> suppressed) {
    public SubscriberLine {
        subscriptions = List.copyOf(subscriptions);
    }

    /** @param state {@code pending}, {@code active}, {@code paused} or {@code ended} */
    public record SubscriptionLine(String newsletter, String state, String frequency, List<String> topics) {
        public SubscriptionLine {
            topics = List.copyOf(topics);
        }
    }
}
