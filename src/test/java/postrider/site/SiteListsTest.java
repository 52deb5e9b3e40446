package postrider.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import postrider.markdown.RenderedPost;
import postrider.markdown.SamplePost;

/** The index, and the lists that lead to every post. */
final class SiteListsTest {
    @Test
    void indexAndFeedsHaveEachPostOnceInTheSitesLanguageElseTheFirst() {
        List<Artifact> artifacts = SampleSite.artifacts(
                SamplePost.named("both").language("kk").title("Екеуі"),
                SamplePost.named("both").title("Both"),
                SamplePost.named("foreign").language("kk").title("Қазақша"),
                SamplePost.named("foreign").language("ru").title("По-русски"));

        String index = SampleSite.text(artifacts, "index.html");
        assertThat(index)
                .contains("Both", "<li lang=\"ru\" dir=\"ltr\">", "По-русски")
                .doesNotContain("Екеуі", "Қазақша");
        assertThat(SampleSite.text(artifacts, "feed.json"))
                .contains("Both", "По-русски")
                .doesNotContain("Екеуі");
        assertThat(SampleSite.paths(artifacts))
                .contains("kk/posts/both/index.html", "kk/posts/foreign/index.html", "ru/posts/foreign/index.html");
    }

    @Test
    void theIndexHasTheNewestAndLeadsToTheYears() {
        SamplePost[] posts = IntStream.rangeClosed(1980, 2024)
                .mapToObj(year -> SamplePost.named("p" + year)
                        .publishAt(year + "-06-01T00:00:00Z")
                        .summary("Summary of " + year))
                .toArray(SamplePost[]::new);

        List<Artifact> artifacts = SampleSite.artifacts(posts);

        assertThat(SampleSite.text(artifacts, "index.html"))
                .contains("Summary of 2024", "Summary of 2005", "archive/1980/")
                .doesNotContain("Summary of 2004");
        assertThat(SampleSite.text(artifacts, "archive/1980/index.html"))
                .contains("../../posts/p1980/")
                .doesNotContain("p1981");
    }

    @Test
    void noPageIsLong() {
        String title = "Қазақстандағы гематологтардың ғылыми-тәжірибелік конференциясы ".repeat(2);
        SamplePost[] posts = IntStream.range(0, 100)
                .mapToObj(i -> SamplePost.named("post-number-" + i)
                        .title(title + i)
                        .publishAt("2023-01-01T00:00:00Z")
                        .summary("Ұзақ түйіндеме ".repeat(100))
                        .taxonomy("tag", "a", "tag-" + i))
                .toArray(SamplePost[]::new);

        List<Artifact> artifacts = SampleSite.artifacts(posts);

        for (Artifact artifact : artifacts) {
            if (artifact.path().value().endsWith(".html")) {
                assertThat(((Artifact.Generated) artifact).bytes().size())
                        .as(artifact.path().value())
                        .isLessThan(30_000);
            }
        }
        assertThat(SampleSite.paths(artifacts))
                .contains(
                        "tags/a/index.html", "tags/a/4/index.html", "tags/a/1/index.html", "archive/2023/2/index.html")
                .doesNotContain("tags/a/5/index.html");
    }

    @Test
    void aNewPostLeavesFullPagesOfAListAsTheyWere() {
        List<SamplePost> posts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            posts.add(SamplePost.named("p" + i)
                    .publishAt(Instant.parse("2023-01-01T00:00:00Z")
                            .plus(Duration.ofHours(i))
                            .toString())
                    .taxonomy("tag", "a"));
        }
        List<Artifact> before = SampleSite.artifacts(posts.toArray(SamplePost[]::new));
        posts.add(SamplePost.named("new").publishAt("2023-02-01T00:00:00Z").taxonomy("tag", "a"));

        List<Artifact> after = SampleSite.artifacts(posts.toArray(SamplePost[]::new));

        assertThat(changed(before, after).stream().filter(path -> !path.endsWith(".xml") && !path.endsWith(".json")))
                .containsExactlyInAnyOrder(
                        "posts/p59/index.html",
                        "tags/a/index.html",
                        "tags/index.html",
                        "archive/2023/index.html",
                        "archive/index.html",
                        "index.html",
                        "en/archive/2023/index.html",
                        "en/archive/index.html",
                        "en/index.html",
                        "404.html",
                        "posts/new/index.html");
    }

    /** By what their keys say. */
    private static List<String> changed(List<Artifact> before, List<Artifact> after) {
        Map<String, String> keys = keys(before);
        return keys(after).entrySet().stream()
                .filter(now -> !now.getValue().equals(keys.get(now.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> keys(List<Artifact> artifacts) {
        return artifacts.stream()
                .filter(Artifact.Generated.class::isInstance)
                .map(Artifact.Generated.class::cast)
                .collect(Collectors.toMap(artifact -> artifact.path().value(), artifact -> artifact.key()));
    }

    @Test
    void tenThousandPostsTakeSeconds() {
        List<RenderedPost> posts = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Instant publishAt = Instant.parse("2000-01-01T00:00:00Z").plus(Duration.ofHours(20L * i));
            posts.add(SamplePost.named("post-" + i)
                    .publishAt(publishAt.toString())
                    .build());
        }
        long start = cpuTime();

        long octets = SampleSite.site().artifacts(posts, List.of()).value().stream()
                .mapToLong(artifact -> ((Artifact.Generated) artifact).bytes().size())
                .sum();

        assertThat(octets).isGreaterThan(10_000_000);
        assertThat(Duration.ofNanos(cpuTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    /** This thread's own: a busy machine makes no difference. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
