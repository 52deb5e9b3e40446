package postrider.site;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.feed.FeedSettings;
import postrider.markdown.RenderedPost;
import postrider.markdown.SamplePost;
import postrider.post.Author;
import postrider.source.Bytes;
import postrider.template.Templates;

/** Sites for the tests of this package. */
final class SampleSite {
    private SampleSite() {}

    static Site site() {
        return site(null);
    }

    static Site site(@Nullable String replyTo) {
        return site(Path.of("no-templates"), replyTo);
    }

    static Site site(Path templates, @Nullable String replyTo) {
        Author author = new Author("Hematology Center", null, null);
        String title = "Hematology Center News";
        String description = "News of the Hematology Center for patients and colleagues.";
        SiteSettings settings = new SiteSettings(
                SamplePost.SITE,
                title,
                description,
                "en",
                List.of("en", "ru", "kk"),
                ZoneId.of("Asia/Almaty"),
                author,
                "Hematology Center, 10 Example Street, Almaty, Kazakhstan",
                "#0b5c70",
                "",
                replyTo,
                null);
        FeedSettings feeds = new FeedSettings(
                SamplePost.SITE,
                title,
                description,
                "en",
                List.of("en", "ru", "kk"),
                author,
                20,
                FeedSettings.Content.FULL,
                "",
                null);
        return new Site(settings, feeds, new Templates(templates));
    }

    static List<Artifact> artifacts(SamplePost... posts) {
        return site().artifacts(rendered(posts), List.of()).value();
    }

    static List<RenderedPost> rendered(SamplePost... posts) {
        return Stream.of(posts).map(SamplePost::build).toList();
    }

    /** The text of one artifact. */
    static String text(List<Artifact> artifacts, String path) {
        return artifacts.stream()
                .filter(artifact -> artifact.path().value().equals(path))
                .map(artifact -> ((Artifact.Generated) artifact).bytes())
                .map(Bytes::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + path));
    }

    static List<String> paths(List<Artifact> artifacts) {
        return artifacts.stream().map(artifact -> artifact.path().value()).toList();
    }

    /** Three posts that use what pages can show: a lead, a gallery, a change, tags, another language. */
    static SamplePost[] threePosts() {
        SamplePost conference = SamplePost.named("conference").title("“Hematopathology”: R&D <together>");
        return new SamplePost[] {
            conference
                    .publishAt("2023-01-09T04:00:00Z")
                    .updatedAt("2024-05-03T09:30:00Z")
                    .lead("<p>A large-scale conference.</p>\n")
                    .rest("<p>130 hematologists met.</p>\n<div class=\"gallery\">" + figure(conference, "1.jpg", "Hall")
                            + figure(conference, "2.jpg", "Hall") + figure(conference, "3.jpg", "Hall") + "</div>\n")
                    .summary("A large-scale conference.")
                    .picture("1.jpg", 1120, 747)
                    .picture("2.jpg", 840, 560)
                    .picture("3.jpg", 560, 747)
                    .taxonomy("category", "Conferences")
                    .taxonomy("tag", "Hematopathology"),
            SamplePost.named("experts-visit")
                    .title("Expert’s Visit")
                    .publishAt("2022-07-20T04:00:00Z")
                    .rest("<p>A workshop on flow cytometry.</p>\n")
                    .summary("A workshop on flow cytometry."),
            SamplePost.named("experts-visit")
                    .language("ru")
                    .title("Визит эксперта")
                    .publishAt("2022-07-20T04:00:00Z")
                    .rest("<p>Мастер-класс по проточной цитометрии.</p>\n")
                    .summary("Мастер-класс по проточной цитометрии."),
            SamplePost.named("forum")
                    .title("2019 Silk Road Central Asia Hematology Forum")
                    .publishAt("2019-07-21T20:00:00Z")
                    .rest("<p>The forum took place.</p>\n")
                    .summary("The forum took place.")
        };
    }

    static String figure(SamplePost post, String name, String caption) {
        return "<figure><img src=\"" + post.pictureUrl(name) + "\" alt=\"" + caption + "\"><figcaption>" + caption
                + "</figcaption></figure>";
    }
}
