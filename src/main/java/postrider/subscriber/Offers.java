package postrider.subscriber;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

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
}
