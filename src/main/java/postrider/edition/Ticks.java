package postrider.edition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import postrider.subscriber.Frequency;

/**
 * When subscribers hear next. Pure.
 *
 * @param siteZone for those who named none
 */
record Ticks(List<Frequency> frequencies, ZoneId siteZone) {
    Ticks {
        frequencies = List.copyOf(frequencies);
    }

    /** The first tick after now; empty = at every run, or a frequency that isn't known. */
    Optional<Instant> next(String frequency, @Nullable String zone, Instant now) {
        return named(frequency).flatMap(Frequency::ticks).map(cron -> cron.next(now, zoneOf(zone)));
    }

    boolean knows(String frequency) {
        return named(frequency).isPresent();
    }

    /** Names of those that are served at every run, each between blanks, for a {@code like}. */
    String instant() {
        return frequencies.stream()
                .filter(frequency -> frequency.ticks().isEmpty())
                .map(Frequency::name)
                .collect(Collectors.joining(" ", " ", " "));
    }

    private Optional<Frequency> named(String name) {
        return frequencies.stream()
                .filter(frequency -> frequency.name().equals(name))
                .findFirst();
    }

    /** A zone that this Java doesn't know must not stop the others: the site's stands in. */
    private ZoneId zoneOf(@Nullable String zone) {
        if (zone == null || zone.isBlank()) {
            return siteZone;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            return siteZone;
        }
    }
}
