package postrider.post;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reader needs to know of the site.
 *
 * @param zone dates in posts are wall-clock time here; @param language the site's, BCP 47
 * @param languages those in which variants are looked for, the site's among them
 * @param routePrefix what stands before each route, empty or {@code /…} without a trailing slash
 * @param dateFormat PHP letters tried first on each date (SPEC R5.8), or empty
 * @param summaryDelimiter {@code ===} unless set; @param summarySize code points of an automatic summary
 * @param author for posts that name none, or null
 */
public record PostSettings(
        ZoneId zone,
        String language,
        List<String> languages,
        String routePrefix,
        String dateFormat,
        String summaryDelimiter,
        int summarySize,
        @Nullable Author author) {
    public PostSettings {
        languages = List.copyOf(languages);
    }
}
