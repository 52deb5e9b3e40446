package postrider.feed;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.markdown.RenderedPost;
import postrider.markdown.SamplePost;
import postrider.post.Author;

/** Feeds for the tests of this package. */
final class SampleFeed {
    private SampleFeed() {}

    static FeedSettings settings(FeedSettings.Content content, @Nullable Author author) {
        return new FeedSettings(
                SamplePost.SITE,
                "Hematology Center News",
                "News of the Hematology Center for patients & colleagues.",
                "en",
                author,
                20,
                content);
    }

    static FeedSettings settings() {
        return settings(FeedSettings.Content.FULL, new Author("Hematology Center", null, null));
    }

    static Feed of(SamplePost... posts) {
        return of(settings(), posts);
    }

    static Feed of(FeedSettings settings, SamplePost... posts) {
        List<RenderedPost> rendered = Stream.of(posts).map(SamplePost::build).toList();
        return Feed.of(settings, rendered).value();
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
