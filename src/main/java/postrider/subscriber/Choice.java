package postrider.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a person wants of a newsletter.
 *
 * @param frequency one of its names; @param topics none = all
 * @param language BCP 47; @param zone their own; empty = the site's; @param name may be empty
 * @param pauseUntil empty: no pause
 */
public record Choice(
        String frequency,
        List<String> topics,
        String language,
        Optional<ZoneId> zone,
        String name,
        Optional<Instant> pauseUntil) {
    public Choice {
        topics = List.copyOf(topics);
    }
}
