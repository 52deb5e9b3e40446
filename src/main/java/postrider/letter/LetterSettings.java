package postrider.letter;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import postrider.edition.DigestSettings;
import postrider.picture.Logo;

/**
 * What a newsletter's letters need to know beside their posts.
 *
 * @param siteUrl where the rest of a letter that was cut is read; no trailing slash
 * @param newsletter its title, as people read it
 * @param address postal, in the footer; may be empty
 * @param accent {@code #rrggbb}
 * @param zone in which days are told
 * @param maxPosts shown in one letter; the others are counted, with a link
 * @param subject a template, or empty for the built-in one
 * @param design which templates; @param images whether pictures come from the site or are sent along
 * @param replies whether replies reach somebody
 * @param preferences whether there is a web server where subscribers change what they get; if not, the sentence is left out
 * @param siteLanguage the site's own, whose web versions have the shorter address
 * @param logo above the newsletter's name, or null
 */
public record LetterSettings(
        String siteUrl,
        String newsletter,
        String address,
        String accent,
        ZoneId zone,
        int maxPosts,
        String subject,
        DigestSettings.Design design,
        DigestSettings.Images images,
        boolean replies,
        boolean preferences,
        String siteLanguage,
        @Nullable Logo logo) {
    public LetterSettings {
        if (maxPosts < 1) {
            throw new IllegalArgumentException("a letter shows at least one post, not " + maxPosts);
        }
    }

    LetterSettings in(DigestSettings.Design other) {
        return new LetterSettings(
                siteUrl,
                newsletter,
                address,
                accent,
                zone,
                maxPosts,
                subject,
                other,
                images,
                replies,
                preferences,
                siteLanguage,
                logo);
    }
}
