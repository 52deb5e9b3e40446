package postrider.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The circumstances in which a run gives numbers.
 *
 * @param zone the site's, for a backlog that begins on a day
 * @param siteLanguage what readers fall back to
 * @param kept how long deliveries stay recorded; of what went out earlier, nobody knows any more who has it
 */
public record Recording(Instant now, ZoneId zone, String siteLanguage, Outlet outlet, Duration kept, Memory memory) {
    /** Whether the database knows all that was mailed. */
    public enum Memory {
        WHOLE,
        /** It was brought back from a copy: what it doesn't know may have gone out (rules §2). */
        RESTORED
    }
}
