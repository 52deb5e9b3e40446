package postrider.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.markdown.RenderedPost;
import postrider.markdown.SamplePost;
import postrider.markdown.UsedMedia;
import postrider.post.Author;
import postrider.source.Bytes;
import postrider.source.Checked;
import postrider.source.Diagnostic;

/** The feeds of some posts, for the tests of this package. */
final class SampleFeed {
    static final String HUB = "https://hub.example.org/";

    private final Checked<List<FeedDocument>> documents;

    private SampleFeed(Checked<List<FeedDocument>> documents) {
        this.documents = documents;
    }

    static FeedSettings settings(FeedSettings.Content content, @Nullable Author author) {
        return settings(20, content, author, null);
    }

    static FeedSettings settings(
            int entries, FeedSettings.Content content, @Nullable Author author, @Nullable String hub) {
        return new FeedSettings(
                SamplePost.SITE,
                "Hematology Center News",
                "News of the Hematology Center for patients & colleagues.",
                "en",
                List.of("en"),
                author,
                entries,
                content,
                "",
                hub);
    }

    static FeedSettings settings() {
        return settings(FeedSettings.Content.FULL, new Author("Hematology Center", null, null));
    }

    /** @param entries how many a feed holds */
    static FeedSettings settings(int entries) {
        return settings(entries, FeedSettings.Content.FULL, new Author("Hematology Center", null, null), HUB);
    }

    static FeedSettings settings(int entries, List<String> languages) {
        FeedSettings one = settings(entries);
        return new FeedSettings(
                one.url(),
                one.title(),
                one.description(),
                one.language(),
                languages,
                one.author(),
                one.entries(),
                one.content(),
                one.logo(),
                one.hub());
    }

    static SampleFeed of(SamplePost... posts) {
        return of(settings(), posts);
    }

    static SampleFeed of(FeedSettings settings, SamplePost... posts) {
        return of(settings, Stream.of(posts).map(SamplePost::build).toList());
    }

    static SampleFeed of(FeedSettings settings, List<RenderedPost> posts) {
        return new SampleFeed(Feeds.of(settings, "1", UsedMedia::file, posts));
    }

    /** Of the whole site. */
    Bytes write(FeedFormat format) {
        return write(format.fileName());
    }

    Bytes write(String path) {
        return document(path).bytes().get();
    }

    FeedDocument document(String path) {
        return documents().stream()
                .filter(document -> document.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + path + " in " + paths()));
    }

    List<FeedDocument> documents() {
        return documents.value();
    }

    List<String> paths() {
        return documents().stream().map(FeedDocument::path).toList();
    }

    List<Diagnostic> diagnostics() {
        return documents.diagnostics();
    }

    /** The titles of a JSON feed. */
    List<String> titles(String path) {
        return FeedReaders.items(write(path)).stream()
                .map(item -> (String) item.get("title"))
                .toList();
    }

    /** The paths of the archive pages that a document leads back to, newest first. */
    List<String> history(FeedFormat format) {
        List<String> history = new ArrayList<>();
        String next = FeedReaders.link(write(format), "prev-archive");
        while (next != null) {
            String path = next.substring(SamplePost.SITE.length() + 1);
            history.add(path);
            next = FeedReaders.link(write(path), "prev-archive");
        }
        return history;
    }

    /** Three posts that use what entries can hold. */
    static SamplePost[] threePosts() {
        return new SamplePost[] {
            SamplePost.named("silk-road-forum")
                    .title("2019 Silk Road Central Asia Hematology Forum")
                    .publishAt("2019-07-22T04:00:00Z")
                    .lead("<p>On July 20–21 the forum took place.</p>\n")
                    .rest("<pre><code>a &lt; b\n  indented\n</code></pre>\n")
                    .summary("On July 20–21 the forum took place."),
            SamplePost.named("conference")
                    .title("“Multidisciplinary Approach in Hematopathology”: R&D <together>")
                    .publishAt("2023-01-09T04:00:00Z")
                    .updatedAt("2024-05-03T09:30:00Z")
                    .rest("<p>130 hematologists &amp; pathologists.</p>\n<p><img src=\"" + SamplePost.SITE
                            + "/posts/conference/1.jpg\" alt=\"Hall\"></p>\n")
                    .summary("130 hematologists & pathologists.")
                    .author("Irina Pivovarova", "irina@example.org", "https://example.org/irina")
                    .author("Anton Klodzinsky", null, null)
                    .taxonomy("category", "Conferences")
                    .taxonomy("tag", "Hematopathology", "conferences", "A & B"),
            SamplePost.named("experts-visit")
                    .language("ru")
                    .title("Визит эксперта")
                    .publishAt("2022-07-20T04:00:00Z")
                    .rest("<p>Эксперт провела мастер-класс 🩸.</p>\n")
                    .summary("Эксперт провела мастер-класс 🩸.")
        };
    }
}
