package postrider.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.markdown.RenderedPost;
import postrider.markdown.SamplePost;
import postrider.source.Bytes;

/** Archive pages, RFC 5005 section 4. */
class FeedHistoryTest {
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    @Test
    void aFeedThatHoldsAllHasNoArchive() {
        assertThat(SampleFeed.of(SampleFeed.settings(5), posts(5)).paths())
                .containsExactly("rss.xml", "atom.xml", "feed.json");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 60, 300})
    void feedAndHistoryHoldEveryPost(int count) {
        List<RenderedPost> posts = posts(count);
        SampleFeed feed = SampleFeed.of(SampleFeed.settings(5), posts);
        List<String> all = posts.stream().map(post -> post.post().title()).toList();

        for (FeedFormat format : List.of(FeedFormat.RSS, FeedFormat.ATOM)) {
            List<String> history = feed.history(format);
            List<String> archived = history.stream()
                    .flatMap(path -> titles(feed.write(path)).stream())
                    .toList();

            assertThat(archived).doesNotHaveDuplicates();
            assertThat(feed.titles("feed.json")).hasSize(5);
            List<String> found = new ArrayList<>(archived);
            found.addAll(titles(feed.write(format)));
            assertThat(found).containsAll(all);
            assertThat(history).allMatch(path -> titles(feed.write(path)).size() <= 5);
        }
        assertThat(jsonHistory(feed)).containsAll(all);
    }

    @Test
    void pagesLeadBothWaysAndToTheFeed() {
        SampleFeed feed = SampleFeed.of(SampleFeed.settings(5), posts(60));
        List<String> history = feed.history(FeedFormat.ATOM);

        for (int i = 0; i < history.size(); i++) {
            Bytes page = feed.write(history.get(i));
            assertThat(FeedReaders.link(page, "self")).isEqualTo(url(history.get(i)));
            assertThat(FeedReaders.link(page, "current")).isEqualTo(url("atom.xml"));
            assertThat(FeedReaders.link(page, "hub")).isNull();
            assertThat(FeedReaders.link(page, "next-archive")).isEqualTo(i == 0 ? null : url(history.get(i - 1)));
            assertThat(page.text()).contains("href=\"../../feed.css\"", "<fh:archive/>");
        }
        assertThat(FeedReaders.link(feed.write(FeedFormat.ATOM), "hub")).isEqualTo(SampleFeed.HUB);
    }

    @Test
    void aNewPostLeavesThePagesAsTheyWere() {
        Map<String, Bytes> before = archive(posts(60));

        for (int count = 61; count < 90; count++) {
            Map<String, Bytes> after = archive(posts(count));

            assertThat(after.keySet()).containsAll(before.keySet());
            // The newest page may learn of its successor.
            assertThat(changed(before, after)).isLessThanOrEqualTo(FeedFormat.values().length);
            before = after;
        }
    }

    @Test
    void aPostThatGoesOrIsEditedMovesFewPages() {
        List<RenderedPost> posts = posts(300);
        Map<String, Bytes> before = archive(posts);

        for (int i = 0; i < 300; i += 7) {
            List<RenderedPost> without = new ArrayList<>(posts);
            without.remove(i);
            List<RenderedPost> edited = new ArrayList<>(posts);
            edited.set(i, post(i).rest("<p>Edited.</p>").build());

            assertThat(changed(before, archive(without))).isLessThan(before.size() / 4);
            assertThat(changed(before, archive(edited))).isLessThanOrEqualTo(FeedFormat.values().length);
        }
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void aKeyStandsForTheBytes(FeedFormat format) {
        List<RenderedPost> posts = posts(60);
        List<RenderedPost> edited = new ArrayList<>(posts);
        edited.set(30, post(30).title("Other").build());
        SampleFeed before = SampleFeed.of(SampleFeed.settings(5), posts);
        SampleFeed after = SampleFeed.of(SampleFeed.settings(5), edited);

        for (FeedDocument document : before.documents()) {
            FeedDocument later = after.document(document.path());
            if (document.path().endsWith(format.fileName())) {
                assertThat(later.key().equals(document.key()))
                        .isEqualTo(later.bytes().get().equals(document.bytes().get()));
            }
        }
        assertThat(before.documents()).extracting(FeedDocument::key).doesNotHaveDuplicates();
    }

    @Test
    void whatLeadsToAPageIsWrittenAfterIt() {
        SampleFeed feed = SampleFeed.of(SampleFeed.settings(5), posts(60));

        assertThat(feed.paths()).endsWith("rss.xml", "atom.xml", "feed.json");
        assertThat(feed.documents().stream()
                        .filter(document -> document.role() == FeedDocument.Role.CURRENT)
                        .map(FeedDocument::path))
                .containsExactly("rss.xml", "atom.xml", "feed.json");
    }

    private static SamplePost post(int i) {
        return SamplePost.named("p" + i)
                .publishAt(START.plusSeconds(86_400L * i).toString())
                .taxonomy("kind", "x");
    }

    @Test
    void aLanguageThatAllPostsAreInSharesTheArchiveOfTheWhole() {
        SampleFeed feed = SampleFeed.of(SampleFeed.settings(5, List.of("en", "kk")), posts(60));

        assertThat(FeedReaders.link(feed.write("en/atom.xml"), "prev-archive"))
                .isEqualTo(FeedReaders.link(feed.write("atom.xml"), "prev-archive"));
        assertThat(feed.paths()).noneMatch(path -> path.startsWith("en/archive/"));
        assertThat(FeedReaders.link(feed.write("kk/atom.xml"), "prev-archive")).isNull();
    }

    @Test
    void aLanguageThatSomePostsAreInHasAnArchiveOfItsOwn() {
        List<RenderedPost> posts = new ArrayList<>(posts(60));
        posts.add(SamplePost.named("foreign").language("kk").build());
        SampleFeed feed = SampleFeed.of(SampleFeed.settings(5), posts);

        assertThat(FeedReaders.link(feed.write("en/atom.xml"), "prev-archive")).startsWith(url("en/archive/"));
        assertThat(feed.paths()).anyMatch(path -> path.startsWith("en/archive/"));
    }

    private static List<RenderedPost> posts(int count) {
        return IntStream.range(0, count).mapToObj(i -> post(i).build()).toList();
    }

    private static Map<String, Bytes> archive(List<RenderedPost> posts) {
        return SampleFeed.of(SampleFeed.settings(5), posts).documents().stream()
                .filter(document -> document.role() == FeedDocument.Role.ARCHIVE)
                .collect(Collectors.toMap(
                        FeedDocument::path, document -> document.bytes().get()));
    }

    private static long changed(Map<String, Bytes> before, Map<String, Bytes> after) {
        return before.entrySet().stream()
                .filter(one -> !Objects.equals(one.getValue(), after.get(one.getKey())))
                .count();
    }

    private static List<String> titles(Bytes xml) {
        return FeedReaders.synd(xml).getEntries().stream()
                .map(entry -> entry.getTitle())
                .toList();
    }

    private static List<String> jsonHistory(SampleFeed feed) {
        List<String> titles = new ArrayList<>();
        Function<String, Object> next =
                path -> FeedReaders.json(feed.write(path)).get("next_url");
        String path = "feed.json";
        while (path != null) {
            titles.addAll(feed.titles(path));
            path = next.apply(path) instanceof String url ? url.substring(SamplePost.SITE.length() + 1) : null;
        }
        return titles;
    }

    private static String url(String path) {
        return SamplePost.SITE + "/" + path;
    }
}
