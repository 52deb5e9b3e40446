package postrider.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that a person may want to know of: failed, or uncertain for good.
 *
 * @param address masked; @param code of the reply, or null where there was none; @param reply the server's words, or ours
 */
public record Failure(
        DeliveryId id,
        DeliveryState state,
        String address,
        @Nullable Integer code,
        String enhanced,
        String reply) {}
