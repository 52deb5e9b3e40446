package postrider.site;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.post.Author;

/**
 * What pages say of the site.
 *
 * @param url where {@code public/} is served, no trailing slash; @param zone that dates are shown in
 * @param language the site's; @param languages all of them, the site's first
 * @param address postal, may be empty; @param accent {@code #rrggbb}
 * @param logo a picture's address, or the path of a file of the home, which is copied to the same path; or empty
 * @param replyTo the address that e-mail subscriptions are asked of, or null
 * @param join where a form asks for them, or null: then by mail alone
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
        String logo,
        @Nullable String replyTo,
        @Nullable String join) {
    public SiteSettings {
        languages = List.copyOf(languages);
    }

    /** Where the logo stands below {@code public/}; empty where there is none, or it is an address. */
    Optional<ArtifactPath> logoPath() {
        return logo.contains("://") ? Optional.empty() : ArtifactPath.of(logo);
    }
}
