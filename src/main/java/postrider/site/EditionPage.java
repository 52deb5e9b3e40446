package postrider.site;

import java.util.List;
import java.util.Optional;
import postrider.template.Markup;

/**
 * The model of {@code templates/site/edition.ftlh}: the web version of an edition.
 *
 * @param day ISO 8601; @param date in words; @param count such as {@code 3 posts}
 * @param description for search engines: the posts' titles
 * @param alternates the edition in each of its languages, empty where it has one; @param variants those that are not this page
 * @param gone a sentence where posts of it are no longer on the site
 */
record EditionPage(
        Frame frame,
        String canonical,
        String heading,
        String description,
        String day,
        String date,
        String count,
        List<PostPage.Alternate> alternates,
        List<PostPage.Variant> variants,
        List<Part> posts,
        Optional<String> gone) {
    /**
     * One post.
     *
     * @param path from {@code public/}; @param mended a sentence where it was changed after it was mailed
     * @param text the whole of it, where there is room; else the summary stands for it, which may be empty
     */
    record Part(
            String title,
            String path,
            String language,
            String direction,
            String day,
            String date,
            Optional<String> mended,
            Optional<Markup> lead,
            Optional<Markup> text,
            String summary) {}
}
