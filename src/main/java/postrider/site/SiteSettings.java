package postrider.site;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.picture.Logo;
import postrider.post.Author;

/**
 * What pages say of the site.
 *
 * @param url where {@code public/} is served, no trailing slash; @param zone that dates are shown in
 * @param language the site's; @param languages all of them, the site's first
 * @param address postal, may be empty; @param accent {@code #rrggbb}
 * @param logo shown in the head of each page, or null
 * @param replyTo the address that e-mail subscriptions are asked of, or null
 */
public record SiteSettings(
        String url,
        String title,
        String description,
        String language,
        List<String> languages,
        ZoneId zone,
        @Nullable Author author,
        String address,
        String accent,
        @Nullable Logo logo,
        @Nullable String replyTo) {
    public SiteSettings {
        languages = List.copyOf(languages);
    }
}
