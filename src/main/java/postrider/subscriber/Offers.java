package postrider.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the settings offer, and what counts where a subscriber says nothing.
 *
 * @param newsletters at least one; the first is meant where none is named
 * @param language the site's; @param zone the site's
 */
public record Offers(List<Offer> newsletters, String language, ZoneId zone) {
    public Offers {
        newsletters = List.copyOf(newsletters);
        if (newsletters.isEmpty()) {
            throw new IllegalArgumentException("a home has at least one newsletter");
        }
    }

    Offer first() {
        return newsletters.get(0);
    }

    Optional<Offer> named(String newsletter) {
        return newsletters.stream()
                .filter(offer -> offer.newsletter().equals(newsletter))
                .findFirst();
    }

    /** The first tick after an instant, or null for a frequency that is due at every run. @param own the subscriber's zone */
    @Nullable
    Instant tick(Frequency frequency, @Nullable ZoneId own, Instant after) {
        return frequency
                .ticks()
                .map(cron -> cron.next(after, own == null ? zone : own))
                .orElse(null);
    }
}
