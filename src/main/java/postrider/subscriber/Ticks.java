package postrider.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When subscribers hear next, seen from one moment; each frequency and zone is reckoned once. */
public final class Ticks {
    private record Question(Frequency frequency, ZoneId zone) {}

    private final ZoneId siteZone;
    private final Instant now;
    private final Map<Question, Optional<Instant>> known = new HashMap<>();

    /** @param siteZone of those who named none */
    public Ticks(ZoneId siteZone, Instant now) {
        this.siteZone = siteZone;
        this.now = now;
    }

    /** Null for a frequency that is due at every run. @param own the subscriber's zone, if they have one */
    public @Nullable Instant next(Frequency frequency, @Nullable ZoneId own) {
        return known.computeIfAbsent(
                        new Question(frequency, own == null ? siteZone : own),
                        question -> frequency.ticks().map(cron -> cron.next(now, question.zone())))
                .orElse(null);
    }

    /** As {@link #next}, for one who has a tick already: one that has passed and is not yet served stays. */
    @Nullable
    Instant anew(@Nullable Instant present, Frequency frequency, @Nullable ZoneId own) {
        boolean waits = present != null && !present.isAfter(now);
        return waits ? present : next(frequency, own);
    }
}
