package postrider.letter;

import java.util.List;
import java.util.Optional;
import postrider.picture.Logo;
import postrider.picture.PictureSize;
import postrider.template.Markup;
import postrider.template.Words;

/**
 * What {@code templates/digest/} see; explained there for those who write a template of their own.
 *
 * @param label what the letter is, for screen readers; @param count {@code 3 posts}, of all posts of the edition
 * @param edition {@code Edition 14}; @param single whether the edition has one post only
 * @param contents whether the titles are listed on top
 * @param rest {@code and 12 more posts on the site} where not all are shown; @param webUrl of the edition, which has them
 */
record DigestModel(
        String language,
        String direction,
        String subject,
        String preheader,
        String newsletter,
        long number,
        String label,
        String date,
        String count,
        String edition,
        boolean single,
        boolean contents,
        List<Entry> posts,
        Optional<String> rest,
        String siteUrl,
        String address,
        boolean replies,
        String unsubscribeUrl,
        Optional<String> preferencesUrl,
        String webUrl,
        String recipient,
        String subscribedOn,
        Optional<LogoCell> logo,
        Look look,
        Words words) {
    DigestModel {
        posts = List.copyOf(posts);
    }

    /** @param width in pixels, as shown */
    record LogoCell(String url, int width, int height) {
        /** Half a letter's width, and two lines, at most. */
        static LogoCell of(Logo logo, String url) {
            PictureSize size = logo.within(276, 48);
            return new LogoCell(url, size.width(), size.height());
        }
    }

    /**
     * One post.
     *
     * @param whole whether {@code body} and {@code text} are the whole post; else they are its summary
     * @param lead what stands before the author's delimiter, or nothing
     * @param text lead and body for the text part, a line a paragraph
     * @param picture one of the post's, where the design shows one a post; @param missing its words, where no file of the post's is there
     */
    record Entry(
            String title,
            String url,
            String date,
            boolean whole,
            Markup lead,
            Markup body,
            String text,
            Optional<PictureRows.Cell> picture,
            List<String> missing) {
        Entry {
            missing = List.copyOf(missing);
        }
    }
}
