package postrider.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.markdown.RenderedPost;
import postrider.post.Author;
import postrider.post.Post;

/**
 * A post in a feed. Each text in it can be written as XML.
 *
 * @param id permanent, the same in all formats
 * @param url absolute; @param title plain text; @param summary plain text, may be empty
 * @param content HTML, empty where the feed carries summaries only
 * @param published in whole seconds; @param updated likewise, never earlier
 * @param authors at least one
 * @param categories categories, then tags; no blank one and no repeat, whatever the letter case
 */
record Entry(
        String id,
        String url,
        String language,
        String title,
        String summary,
        String content,
        Instant published,
        Instant updated,
        List<Author> authors,
        List<String> categories) {

    static Entry of(RenderedPost rendered, FeedSettings.Content content, Author fallback) {
        Post post = rendered.post();
        String html = switch (content) {
            case FULL -> rendered.content().toString();
            case SUMMARY -> "";
        };
        return new Entry(
                post.id().value(),
                rendered.url(),
                post.language(),
                title(post),
                XmlText.clean(rendered.summary()),
                XmlText.clean(html),
                post.publishAt().truncatedTo(ChronoUnit.SECONDS),
                post.updatedAt().truncatedTo(ChronoUnit.SECONDS),
                authors(post, fallback),
                categories(post));
    }

    private static String title(Post post) {
        String title = XmlText.clean(post.title());
        return title.isBlank() ? XmlText.clean(post.slug()) : title;
    }

    private static List<Author> authors(Post post, Author fallback) {
        List<Author> named = post.authors().stream()
                .map(Entry::clean)
                .filter(author -> !author.name().isBlank())
                .toList();
        return named.isEmpty() ? List.of(fallback) : named;
    }

    static Author clean(Author author) {
        return new Author(XmlText.clean(author.name()).strip(), clean(author.email()), clean(author.url()));
    }

    private static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = XmlText.clean(text).strip();
        return clean.isEmpty() ? null : clean;
    }

    private static List<String> categories(Post post) {
        Map<String, String> spellings = new LinkedHashMap<>();
        Stream.concat(post.categories().stream(), post.tags().stream())
                .map(name -> XmlText.clean(name).strip())
                .filter(name -> !name.isEmpty())
                .forEach(name -> spellings.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
        return List.copyOf(spellings.values());
    }
}
