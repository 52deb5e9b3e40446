package postrider.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reply made of a delivery.
 *
 * @param dueAt when it is tried again; null when it is not, or, for one whose attempt is given back, as it was
 * @param reply the server's words, the address masked
 */
public record Settlement(
        DeliveryState state, ReplyMeaning meaning, @Nullable Instant dueAt, String reply) {}
