package postrider.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import postrider.delivery.Failure;

/**
 * All that a person asks about one edition.
 *
 * @param revision what would go now; one more for each change that was made before it began
 * @param titles of its posts, in the letter's order
 * @param subjects by language
 * @param goesAt when its review ends by itself, or null
 * @param reason why it waits, or waited, in review; may be empty
 * @param failures what failed of it, or is uncertain for good
 */
public record EditionSheet(
        EditionLine line,
        long revision,
        List<String> titles,
        Map<String, String> subjects,
        Instant composedAt,
        @Nullable Instant goesAt,
        String reason,
        List<Failure> failures) {
    public EditionSheet {
        titles = List.copyOf(titles);
        subjects = Collections.unmodifiableMap(new LinkedHashMap<>(subjects));
        failures = List.copyOf(failures);
    }

    /** How many can still be kept back. */
    public long left() {
        return line.queued() + line.deferred();
    }
}
