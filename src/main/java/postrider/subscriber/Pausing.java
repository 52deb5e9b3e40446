package postrider.subscriber;

import java.time.Instant;

/** What becomes of a subscription's pause. */
public sealed interface Pausing {
    /** Nothing goes until then; after it the subscription goes on by itself. */
    record Until(Instant moment) implements Pausing {}

    /** It goes on now. */
    record Over() implements Pausing {}

    /** It stays as it is. */
    record AsItIs() implements Pausing {}
}
