package postrider.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.markdown.SamplePost;

/** Feeds of tags and of languages, and what entries carry besides text. */
class FeedScopesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Conferences|conferences",
                "Қан тобы|қан-тобы",
                "C++|c++",
                "C#|c#",
                "A & B|a-&-b",
                "a/b\\c|a-b-c",
                ".hidden|hidden",
                "Café|café",
                "H\u0331|\u1E96"
            })
    void aTagHasAFolderThatEveryFileSystemTakes(String name, String folder) {
        String found = Tag.of(
                        SamplePost.named("a").taxonomy("tag", name).build().post())
                .get(0)
                .folder();

        assertThat(found).isEqualTo(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../..", "?", "-", "…long…", "index.html", "Index.HTML.gz"})
    void aTagWithoutAFitNameGetsANumber(String name) {
        String given = name.replace("long", "т".repeat(200));

        assertThat(Tag.of(SamplePost.named("a").taxonomy("tag", given).build().post()))
                .singleElement()
                .extracting(Tag::folder)
                .asString()
                .matches("[0-9a-f]{16}");
    }

    @Test
    void tagsAndCategoriesHaveTheirFeedsWhateverTheLetterCase() {
        SampleFeed feed = SampleFeed.of(
                SamplePost.named("a").publishAt("2020-01-01T00:00:00Z").taxonomy("category", "Forums"),
                SamplePost.named("b").taxonomy("tag", "FORUMS", "Other"),
                SamplePost.named("c"));

        assertThat(feed.titles("tags/forums/feed.json")).containsExactly("b", "a");
        assertThat(feed.titles("tags/other/feed.json")).containsExactly("b");
        assertThat(FeedReaders.json(feed.write("tags/forums/feed.json")))
                .containsEntry("title", "Hematology Center News: Forums")
                .containsEntry("home_page_url", "https://news.example.org/tags/forums/")
                .containsEntry("feed_url", "https://news.example.org/tags/forums/feed.json");
        assertThat(feed.write("tags/forums/rss.xml").text()).contains("href=\"../../feed.css\"");
    }

    @Test
    void aLanguagesFeedHoldsItsVariantsAndTheSitesFeedEachPostOnce() {
        SampleFeed feed = SampleFeed.of(
                SamplePost.named("both").title("Both"),
                SamplePost.named("both").language("ru").title("Оба"),
                SamplePost.named("foreign").language("ru").title("Только").publishAt("2020-01-01T00:00:00Z"));

        assertThat(feed.titles("feed.json")).containsExactly("Both", "Только");
        assertThat(feed.titles("en/feed.json")).containsExactly("Both");
        assertThat(feed.titles("ru/feed.json")).containsExactly("Оба", "Только");
        assertThat(FeedReaders.json(feed.write("ru/feed.json")))
                .containsEntry("language", "ru")
                .containsEntry("home_page_url", "https://news.example.org/ru/");
    }

    @Test
    void aTagOfOneLanguageListsThePostInThatLanguage() {
        SampleFeed feed = SampleFeed.of(
                SamplePost.named("both").title("Both"),
                SamplePost.named("both").language("ru").title("Оба").taxonomy("tag", "Форум"));

        assertThat(feed.titles("tags/форум/feed.json")).containsExactly("Оба");
    }

    @Test
    void aSiteOfOneLanguageHasNoFeedOfItBesides() {
        assertThat(SampleFeed.of(SamplePost.named("a")).paths()).containsExactly("rss.xml", "atom.xml", "feed.json");
    }

    @Test
    void theFirstPictureIsThumbnailAndEnclosure() {
        SamplePost post = SamplePost.named("a").picture("1.jpg", 640, 480).picture("2.jpg", 1, 1);
        SampleFeed feed = SampleFeed.of(post);
        String url = post.pictureUrl("1.jpg");

        assertThat(feed.write(FeedFormat.RSS).text())
                .contains("<enclosure url=\"" + url + "\" length=\"4\" type=\"image/jpeg\"/>")
                .contains("<media:thumbnail url=\"" + url + "\" width=\"640\" height=\"480\"/>")
                .doesNotContain("2.jpg");
        assertThat(feed.write(FeedFormat.ATOM).text())
                .contains("<link rel=\"enclosure\" type=\"image/jpeg\" length=\"4\" href=\"" + url + "\"/>")
                .contains("<media:thumbnail url=\"" + url + "\" width=\"640\" height=\"480\"/>");
        assertThat(FeedReaders.items(feed.write(FeedFormat.JSON)).get(0))
                .containsEntry("image", url)
                .containsEntry(
                        "attachments", List.of(Map.of("url", url, "mime_type", "image/jpeg", "size_in_bytes", 4L)));
    }

    @Test
    void theHeaderImageGoesBeforePicturesOfTheText() {
        SamplePost post = SamplePost.named("a").picture("1.jpg", 0, 0).picture("2.jpg", 0, 0);

        SampleFeed own = SampleFeed.of(post.headerImage(post.pictureUrl("2.jpg")));
        SampleFeed elsewhere = SampleFeed.of(post.headerImage("https://pictures.example.org/x.png"));

        assertThat(own.write(FeedFormat.RSS).text()).contains("<enclosure url=\"" + post.pictureUrl("2.jpg"));
        assertThat(elsewhere.write(FeedFormat.RSS).text())
                .contains("<media:thumbnail url=\"https://pictures.example.org/x.png\"/>")
                .doesNotContain("<enclosure");
    }

    @Test
    void theLogoIsBelowTheSiteOrElsewhere() {
        assertThat(withLogo("pictures/our logo.png").write(FeedFormat.RSS).text())
                .contains("<url>https://news.example.org/pictures/our%20logo.png</url>");
        assertThat(withLogo("https://cdn.example.org/l.png")
                        .write(FeedFormat.ATOM)
                        .text())
                .contains("<logo>https://cdn.example.org/l.png</logo>", "<icon>https://cdn.example.org/l.png</icon>");
        assertThat(withLogo("").write(FeedFormat.JSON).text()).doesNotContain("icon");
    }

    private static SampleFeed withLogo(String logo) {
        FeedSettings settings = new FeedSettings(
                SamplePost.SITE, "News", "", "en", List.of(), null, 20, FeedSettings.Content.FULL, logo, null);
        return SampleFeed.of(settings, SamplePost.named("a"));
    }
}
