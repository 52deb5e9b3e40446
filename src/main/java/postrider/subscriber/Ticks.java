package postrider.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The next ticks after one moment; each frequency and zone is reckoned once. */
final class Ticks {
    private record Question(Frequency frequency, Optional<ZoneId> zone) {}

    private final Offers offers;
    private final Instant now;
    private final Map<Question, Optional<Instant>> known = new HashMap<>();

    Ticks(Offers offers, Instant now) {
        this.offers = offers;
        this.now = now;
    }

    /** Null for a frequency that is due at every run. @param own the subscriber's zone, if they have one */
    @Nullable
    Instant next(Frequency frequency, @Nullable ZoneId own) {
        return known.computeIfAbsent(
                        new Question(frequency, Optional.ofNullable(own)),
                        question -> Optional.ofNullable(offers.tick(frequency, own, now)))
                .orElse(null);
    }

    /** As {@link #next}, for one who has a tick already: one that has passed and is not yet served stays. */
    @Nullable
    Instant anew(@Nullable Instant present, Frequency frequency, @Nullable ZoneId own) {
        boolean waits = present != null && !present.isAfter(now);
        return waits ? present : next(frequency, own);
    }
}
