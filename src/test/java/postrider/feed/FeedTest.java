package postrider.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.markdown.RenderedPost;
import postrider.markdown.SamplePost;

class FeedTest {
    @Test
    void allFormatsSayTheSame() {
        SampleFeed feed = SampleFeed.of(SampleFeed.threePosts());
        List<SyndEntry> rss = FeedReaders.synd(feed.write(FeedFormat.RSS)).getEntries();
        List<SyndEntry> atom = FeedReaders.synd(feed.write(FeedFormat.ATOM)).getEntries();
        List<Map<String, Object>> json = FeedReaders.items(feed.write(FeedFormat.JSON));

        assertThat(rss).hasSize(3);
        for (int i = 0; i < 3; i++) {
            SyndEntry a = rss.get(i);
            SyndEntry b = atom.get(i);
            Map<String, Object> c = json.get(i);
            assertThat(a.getUri()).isEqualTo(b.getUri()).isEqualTo(c.get("id"));
            assertThat(a.getTitle()).isEqualTo(b.getTitle()).isEqualTo(c.get("title"));
            assertThat(a.getLink()).isEqualTo(b.getLink()).isEqualTo(c.get("url"));
            assertThat(a.getPublishedDate()).isEqualTo(b.getPublishedDate());
            assertThat(a.getPublishedDate().toInstant()).hasToString((String) c.get("date_published"));
            assertThat(b.getUpdatedDate().toInstant()).hasToString((String) c.get("date_modified"));
            assertThat(FeedReaders.shown(b.getDescription())).isEqualTo(c.get("summary"));
            assertThat(a.getDescription().getValue()).isEqualTo(XmlText.asHtml(String.valueOf(c.get("summary"))));
            assertThat(a.getContents().get(0).getValue())
                    .isEqualTo(b.getContents().get(0).getValue())
                    .isEqualTo(c.get("content_html"));
            assertThat(names(a)).isEqualTo(names(b)).isEqualTo(c.getOrDefault("tags", List.of()));
        }
    }

    @ParameterizedTest
    @EnumSource(value = FeedFormat.class, names = "JSON", mode = EnumSource.Mode.EXCLUDE)
    void newestComesFirst(FeedFormat format) {
        SyndFeed feed = FeedReaders.synd(SampleFeed.of(SampleFeed.threePosts()).write(format));

        assertThat(feed.getEntries())
                .extracting(entry -> entry.getPublishedDate().toInstant())
                .containsExactly(
                        Instant.parse("2023-01-09T04:00:00Z"),
                        Instant.parse("2022-07-20T04:00:00Z"),
                        Instant.parse("2019-07-22T04:00:00Z"));
    }

    @Test
    void postsOfOneInstantStandInTheOrderOfTheirIds() {
        RenderedPost one = SamplePost.named("one").build();
        RenderedPost two = SamplePost.named("two").build();

        SampleFeed forth = SampleFeed.of(SampleFeed.settings(), List.of(one, two));
        SampleFeed back = SampleFeed.of(SampleFeed.settings(), List.of(two, one));

        assertThat(forth.write(FeedFormat.ATOM)).isEqualTo(back.write(FeedFormat.ATOM));
        assertThat(FeedReaders.items(forth.write(FeedFormat.JSON)))
                .extracting(item -> (String) item.get("id"))
                .isSorted();
    }

    @Test
    void holdsTheNewestOnly() {
        List<RenderedPost> posts = IntStream.range(0, 30)
                .mapToObj(i -> SamplePost.named("post-" + i)
                        .publishAt("2024-01-%02dT00:00:00Z".formatted(i + 1))
                        .build())
                .toList();

        SampleFeed feed = SampleFeed.of(SampleFeed.settings(), posts);

        assertThat(feed.titles("feed.json")).hasSize(20).startsWith("post-29").endsWith("post-10");
    }

    @Test
    void feedIsAsOldAsItsLatestChange() {
        SampleFeed feed = SampleFeed.of(SampleFeed.threePosts());

        assertThat(FeedReaders.synd(feed.write(FeedFormat.ATOM))
                        .getPublishedDate()
                        .toInstant())
                .isEqualTo("2024-05-03T09:30:00Z");
    }

    @Test
    void datesAreInWholeSeconds() {
        SampleFeed feed = SampleFeed.of(SamplePost.named("a").publishAt("2024-05-03T09:30:00.987Z"));

        assertThat(FeedReaders.items(feed.write(FeedFormat.JSON)).get(0))
                .containsEntry("date_published", "2024-05-03T09:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12024-01-01T00:00:00Z", "0000-05-01T00:00:00Z"})
    void aYearThatFeedsCannotWriteCostsOnlyThatPost(String date) {
        RenderedPost good = SamplePost.named("good").build();
        RenderedPost odd = SamplePost.named("odd").publishAt(date).build();

        SampleFeed feed = SampleFeed.of(SampleFeed.settings(), List.of(odd, good));

        assertThat(feed.titles("feed.json")).containsExactly("good");
        assertThat(feed.diagnostics())
                .extracting(Object::toString)
                .containsExactly("posts/odd/item.md:1:1: error: its date lies outside the years 1 to 9999; "
                        + "the post is left out of the feeds. Mend its date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "/posts/a", "https://news.example.org/a b", "https://e.org/ü"})
    void aBadAddressCostsOnlyThatPost(String url) {
        RenderedPost good = SamplePost.named("good").build();
        RenderedPost odd = SamplePost.named("odd").url(url).build();

        SampleFeed feed = SampleFeed.of(SampleFeed.settings(), List.of(odd, good));

        assertThat(feed.titles("feed.json")).containsExactly("good");
        assertThat(feed.diagnostics()).singleElement().asString().contains("is no web address");
    }

    @Test
    void aPostWithoutTextHasNoEmptyElementsAndItsTitleForASummary() {
        SampleFeed feed = SampleFeed.of(SamplePost.named("bare").rest("").summary(""));

        assertThat(feed.write(FeedFormat.RSS).text())
                .doesNotContain("content:encoded>")
                .contains("<description>bare</description>");
        assertThat(feed.write(FeedFormat.ATOM).text())
                .doesNotContain("<content")
                .contains("<summary>bare</summary>");
        assertThat(FeedReaders.items(feed.write(FeedFormat.JSON)).get(0))
                .containsEntry("content_text", "bare")
                .doesNotContainKeys("summary", "content_html");
    }

    @Test
    void theSitesTitleStandsInForAMissingDescription() {
        FeedSettings settings = new FeedSettings(
                SamplePost.SITE, "News", " ", "en", List.of(), null, 20, FeedSettings.Content.FULL, "", null);

        SampleFeed feed = SampleFeed.of(settings, SamplePost.named("a"));

        assertThat(FeedReaders.synd(feed.write(FeedFormat.RSS)).getDescription())
                .isEqualTo("News");
    }

    private static List<String> names(SyndEntry entry) {
        return entry.getCategories().stream().map(SyndCategory::getName).toList();
    }
}
