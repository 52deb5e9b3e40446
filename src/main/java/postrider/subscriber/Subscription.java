package postrider.subscriber;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber in a newsletter.
 *
 * @param topics tags or categories; none = all
 * @param start the newsletter's last number when it began; @param mark the number up to which it has been served
 * @param nextDueAt its next tick; null for {@code instant}, and while it isn't active
 * @param pausedUntil when it goes on by itself; null unless paused
 */
public record Subscription(
        SubscriberId subscriber,
        String newsletter,
        SubscriptionState state,
        String frequency,
        List<String> topics,
        long start,
        long mark,
        @Nullable Instant nextDueAt,
        @Nullable Instant pausedUntil) {
    public Subscription {
        topics = List.copyOf(topics);
    }
}
