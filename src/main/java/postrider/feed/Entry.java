package postrider.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.feed.LeadMedia.Enclosure;
import postrider.feed.LeadMedia.Picture;
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
 * @param enclosure to be fetched with it, or null; @param picture to be shown beside its title, or null
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
        List<String> categories,
        @Nullable Enclosure enclosure,
        @Nullable Picture picture) {

    static Entry of(Candidate candidate, FeedSettings.Content content, Author fallback) {
        RenderedPost rendered = candidate.rendered();
        Post post = rendered.post();
        String html = switch (content) {
            case FULL -> rendered.content().toString();
            case SUMMARY -> "";
        };
        LeadMedia media = candidate.media();
        return new Entry(
                post.id().value(),
                rendered.url(),
                post.language(),
                title(post),
                XmlText.clean(rendered.summary()),
                html,
                post.publishAt().truncatedTo(ChronoUnit.SECONDS),
                post.updatedAt().truncatedTo(ChronoUnit.SECONDS),
                authors(post, fallback),
                categories(post),
                media == null ? null : media.enclosure(),
                media == null ? null : media.picture());
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

    /** A name that XML can hold; an e-mail address and a page only where they are such. */
    static Author clean(Author author) {
        String email =
                author.email() == null ? "" : XmlText.clean(author.email()).strip();
        String url = author.url() == null ? "" : XmlText.clean(author.url()).strip();
        return new Author(
                XmlText.clean(author.name()).strip(),
                WebAddress.isMail(email) ? email : null,
                WebAddress.of(url).orElse(null));
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
