package postrider.site;

import java.util.List;
import java.util.Optional;
import postrider.template.Markup;

/**
 * The model of {@code templates/site/post.ftlh}.
 *
 * @param description for search engines; @param alternates the same post in each of its languages, empty where it has one
 * @param variants those of them that are not this page; @param near the posts before and after
 */
record PostPage(
        Frame frame,
        String canonical,
        String description,
        Shared shared,
        List<Alternate> alternates,
        List<Variant> variants,
        Article article,
        List<Near> near) {

    /** What others show who link here. @param published ISO 8601; @param data schema.org's Article, in JSON */
    record Shared(String published, String changed, Optional<Picture> picture, Markup data) {}

    /** @param day ISO 8601; @param date in words; @param changed a sentence, where it was changed; @param lead where a delimiter splits it */
    record Article(
            String language,
            String direction,
            String title,
            String day,
            String date,
            Optional<String> changed,
            Optional<Header> header,
            Optional<Markup> lead,
            Markup body,
            List<Topic> tags) {}

    /** @param width in pixels, 0 where unknown */
    record Picture(String url, int width, int height) {}

    /** @param width in pixels, 0 where unknown */
    record Header(SourceSet set, int width, int height) {}

    record Alternate(String language, String url) {}

    /** @param name of the language, in that language */
    record Variant(String path, String language, String name) {}

    /** A tag or category, and the page of its posts. */
    record Topic(String name, String path) {}

    /** @param label {@code Before}, {@code After} or {@code All} in the page's language */
    record Near(String label, String path, String title, String language, String direction) {}
}
