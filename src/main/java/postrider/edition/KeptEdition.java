package postrider.edition;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An edition as recorded.
 *
 * @param revision 1, and one more for each change made before it began
 * @param goesAt when its review ends by itself, or null
 * @param reviewReason why it waits for approval, or null
 * @param haltReason what had the program itself pause it, such as {@code because …}; null where it isn't paused, or by a person
 * @param deliveries how many are in which state, by the state's word
 */
public record KeptEdition(
        Edition edition,
        EditionState state,
        long revision,
        Sender sender,
        @Nullable Instant goesAt,
        @Nullable Instant approvedAt,
        @Nullable Instant sendingAt,
        @Nullable String reviewReason,
        @Nullable String haltReason,
        Map<String, Long> deliveries) {
    public KeptEdition {
        deliveries = Collections.unmodifiableMap(new TreeMap<>(deliveries));
    }

    /** Why it waits in review or is paused, in words; empty where it goes its way. */
    public String reason() {
        if (state == EditionState.PAUSED) {
            return Objects.requireNonNullElse(haltReason, "by a person");
        }
        if (reviewReason != null) {
            return reviewReason;
        }
        return goesAt == null ? "" : "digest.review is set";
    }

    /** Those that nobody has tried to send yet, or that are tried again by themselves. */
    public long left() {
        return in("queued") + in("deferred");
    }

    public long recipients() {
        return deliveries.values().stream().mapToLong(Long::longValue).sum();
    }

    /** @param state a delivery's, such as {@code queued} */
    public long in(String state) {
        return deliveries.getOrDefault(state, 0L);
    }
}
