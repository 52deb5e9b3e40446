package postrider.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.database.Database;
import postrider.markdown.RenderedPost;
import postrider.markdown.SamplePost;

class HubTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> OF_THE_WHOLE = List.of(
            "https://news.example.org/rss.xml",
            "https://news.example.org/atom.xml",
            "https://news.example.org/feed.json");

    @TempDir
    private Path folder;

    private final SampleHub hub = new SampleHub();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("postrider.db"), InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        database.close();
        hub.close();
    }

    @Test
    void allFeedsAreAnnouncedInOneRequestAndThenNoMore() {
        SamplePost post = SamplePost.named("a").taxonomy("tag", "Сапар & co");

        assertThat(announce(post)).isEmpty();
        assertThat(announce(post)).isEmpty();

        assertThat(hub.requests())
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .containsAll(OF_THE_WHOLE)
                .contains("https://news.example.org/tags/%D1%81%D0%B0%D0%BF%D0%B0%D1%80-&-co/rss.xml")
                .hasSize(6);
    }

    @Test
    void onlyWhatChangedIsAnnounced() {
        announce(SamplePost.named("a").taxonomy("tag", "x"));

        announce(
                SamplePost.named("a").taxonomy("tag", "x"),
                SamplePost.named("b").publishAt("2025-01-01T00:00:00Z"));

        assertThat(hub.requests()).hasSize(2);
        assertThat(hub.requests().get(1)).isEqualTo(OF_THE_WHOLE);
    }

    @Test
    void archivePagesAreNoTopics() {
        RenderedPost[] posts = IntStream.range(0, 60)
                .mapToObj(i -> SamplePost.named("p" + i)
                        .publishAt("2024-01-01T00:00:%02dZ".formatted(i))
                        .build())
                .toArray(RenderedPost[]::new);

        announce(List.of(posts));

        assertThat(hub.requests()).containsExactly(OF_THE_WHOLE);
    }

    @Test
    void anotherKeyWithTheSameBytesIsNoChange() {
        List<FeedDocument> documents = documents(SamplePost.named("a"));
        announceDocuments(documents);

        announceDocuments(documents.stream()
                .map(document ->
                        new FeedDocument(document.path(), document.role(), document.key() + "x", document.bytes()))
                .toList());

        assertThat(hub.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 404, 429, 500, 503})
    void whatTheHubRefusesIsSaidAndToldAgain(int status) {
        hub.answersWith(status);

        assertThat(announce(SamplePost.named("a")))
                .contains("the hub " + hub.url() + " answered with status " + status
                        + "; it is told of 3 changed feeds at the next run");
        hub.answersWith(202);
        assertThat(announce(SamplePost.named("a"))).isEmpty();
        announce(SamplePost.named("a"));

        assertThat(hub.requests()).containsExactly(OF_THE_WHOLE, OF_THE_WHOLE);
    }

    @Test
    void aHubThatIsNotThereIsToldLater() {
        String url = hub.url();
        hub.close();

        Optional<String> said = new Hub(SamplePost.SITE, url, Duration.ofSeconds(5), database)
                .announce(documents(SamplePost.named("a")), NOW);

        assertThat(said)
                .hasValueSatisfying(words -> assertThat(words)
                        .startsWith("the hub " + url + " can't be reached")
                        .endsWith("at the next run"));
    }

    @Test
    void aHubThatSaysNothingIsNotWaitedForLong() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";

            Optional<String> said = new Hub(SamplePost.SITE, url, Duration.ofMillis(300), database)
                    .announce(documents(SamplePost.named("a")), NOW);

            assertThat(said).hasValueSatisfying(words -> assertThat(words).contains("gave no answer within"));
        }
    }

    @Test
    void manyFeedsGoInBatchesAndWhatWasTakenIsNotRepeated() {
        String[] tags = IntStream.range(0, 40).mapToObj(i -> "tag" + i).toArray(String[]::new);

        announce(SamplePost.named("a").taxonomy("tag", tags));

        assertThat(hub.requests()).extracting(List::size).containsExactly(100, 23);
        assertThat(hub.requests().stream().flatMap(List::stream)).doesNotHaveDuplicates();
    }

    @Test
    void aFeedThatWentAndCameBackIsAnnouncedAgain() {
        announce(SamplePost.named("a").taxonomy("tag", "x"));
        announce(SamplePost.named("a"));
        announce(SamplePost.named("a").taxonomy("tag", "x"));

        assertThat(hub.requests()).extracting(List::size).containsExactly(6, 3, 6);
    }

    @Test
    void anotherHubKnowsNothingYet() {
        announce(SamplePost.named("a"));
        try (SampleHub other = new SampleHub()) {
            new Hub(SamplePost.SITE, other.url(), Duration.ofSeconds(5), database)
                    .announce(documents(SamplePost.named("a")), NOW);

            assertThat(other.requests()).containsExactly(OF_THE_WHOLE);
        }
    }

    @Test
    void withoutASettingThereIsNoHub() {
        assertThat(Hub.of(SampleFeed.settings(), database)).isEmpty();
        assertThat(Hub.of(SampleFeed.settings(20), database)).isPresent();
    }

    private static List<FeedDocument> documents(SamplePost... posts) {
        return SampleFeed.of(posts).documents();
    }

    private Optional<String> announce(SamplePost... posts) {
        return announce(Stream.of(posts).map(SamplePost::build).toList());
    }

    private Optional<String> announce(List<RenderedPost> posts) {
        return announceDocuments(SampleFeed.of(SampleFeed.settings(), posts).documents());
    }

    private Optional<String> announceDocuments(List<FeedDocument> documents) {
        return new Hub(SamplePost.SITE, hub.url(), Duration.ofSeconds(5), database).announce(documents, NOW);
    }
}
