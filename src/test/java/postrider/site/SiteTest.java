package postrider.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.markdown.RenderedPost;
import postrider.markdown.SamplePost;
import postrider.post.OwnRoutes;
import postrider.source.Checked;
import postrider.source.Diagnostic;

class SiteTest {
    @Test
    void whatPagesNeedComesFirstAndFeedsComeLast() {
        SamplePost post = SamplePost.named("a").picture("1.jpg", 0, 0);

        List<String> paths = SampleSite.paths(SampleSite.artifacts(post));
        assertThat(paths)
                .startsWith("posts/a/1.jpg", "site.css", "feed.css", "posts/a/index.html")
                .endsWith("rss.xml", "atom.xml", "feed.json")
                .containsSubsequence("archive/2023/index.html", "archive/index.html", "index.html", "sitemap.xml");
    }

    @Test
    void styleSheetsStayWhenTheFirstTagComes() {
        List<Artifact> without = SampleSite.artifacts(SamplePost.named("a"));
        List<Artifact> with = SampleSite.artifacts(SamplePost.named("a").taxonomy("tag", "News"));

        assertThat(key(with, "site.css")).isEqualTo(key(without, "site.css")).isNotEqualTo(key(with, "feed.css"));
        assertThat(key(with, "index.html")).isNotEqualTo(key(without, "index.html"));
    }

    private static String key(List<Artifact> artifacts, String path) {
        return artifacts.stream()
                .filter(artifact -> artifact.path().value().equals(path))
                .map(artifact -> ((Artifact.Generated) artifact).key())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSiteWithoutPostsHasItsIndexAndFeeds() {
        List<Artifact> artifacts = SampleSite.artifacts();

        assertThat(SampleSite.text(artifacts, "index.html")).contains("There are no posts yet.");
        assertThat(SampleSite.paths(artifacts)).contains("404.html", "robots.txt", "sitemap.xml", "ru/index.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/posts/..",
                "//etc",
                "posts/a",
                "",
                "/.git",
                "/a\\..\\b",
                "/index.html",
                "/rss.xml"
            })
    void aRouteNeverLeadsOutOfTheFolderOrOverTheSitesOwnFiles(String route) {
        List<RenderedPost> posts = SampleSite.rendered(
                SamplePost.named("good"), SamplePost.named("bad").title("Bad").route(route));

        Checked<List<Artifact>> checked = SampleSite.site().artifacts(posts, List.of());

        assertThat(SampleSite.paths(checked.value()))
                .contains("posts/good/index.html")
                .isEqualTo(SampleSite.paths(SampleSite.artifacts(SamplePost.named("good"))));
        assertThat(SampleSite.text(checked.value(), "index.html")).doesNotContain("Bad");
        assertThat(SampleSite.text(checked.value(), "rss.xml")).doesNotContain("Bad");
        assertThat(checked.diagnostics())
                .singleElement()
                .extracting(Diagnostic::toString)
                .asString()
                .startsWith("posts/bad/item.md:1:1: error E304: its route is ")
                .endsWith("the post is left out of pages and feeds. Give it another slug");
    }

    @Test
    void pagesRunNothingAndAskNobodyElse() {
        List<Artifact> artifacts = SampleSite.artifacts(SampleSite.threePosts());
        Pattern runs = Pattern.compile(
                "(?i)<script(?! type=\"application/ld\\+json\">)|<[^>]+\\s(?:on[a-z]+|style)=|javascript:");
        Pattern asks = Pattern.compile(
                "(?i)<(?:img|iframe|object|embed|video|audio|source|script)[^>]*\\s(?:src|srcset|data)=\"(?:https?:)?//"
                        + "|<link rel=\"(?:stylesheet|icon|pre[a-z-]+|dns-prefetch)\"[^>]* href=\"(?:https?:)?//");
        Pattern loads = Pattern.compile("@import|(?<!@namespace [a-z]{1,9} )url\\(");

        assertThat(SampleSite.paths(artifacts))
                .filteredOn(path -> path.endsWith(".html"))
                .hasSizeGreaterThan(8)
                .allSatisfy(path -> assertThat(SampleSite.text(artifacts, path))
                        .doesNotContainPattern(runs)
                        .doesNotContainPattern(asks));
        assertThat(SampleSite.text(artifacts, "site.css")).doesNotContainPattern(loads);
        assertThat(SampleSite.text(artifacts, "feed.css")).doesNotContainPattern(loads);
    }

    @Test
    void noPostsRouteCanBeThatOfAnyFileOfTheSitesOwn() {
        SamplePost[] many = IntStream.range(0, 90)
                .mapToObj(i -> SamplePost.named("p" + i)
                        .language(i % 2 == 0 ? "en" : "ru")
                        .taxonomy("tag", "t" + i % 3))
                .toArray(SamplePost[]::new);
        List<Sitemap.Page> pages = Collections.nCopies(20_000, new Sitemap.Page("https://example.org/", null));

        Set<String> own = new TreeSet<>(SampleSite.paths(SampleSite.artifacts(many)));
        own.removeIf(path -> path.contains("posts/"));
        own.addAll(Sitemap.of(pages, List.of(), "https://example.org/").keySet());

        assertThat(own)
                .contains("sitemap-0.xml", "404.html", "ru/rss.xml", "tags/t1/rss.xml", "archive/index.html")
                .allSatisfy(path -> assertThat(OwnRoutes.claimed(path, List.of("en", "ru", "kk")))
                        .isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "../../site.css",
                "../../../../etc/passwd",
                ".htaccess",
                "%2e%2e/%2e%2e/x",
                "a b",
                "%zz"
            })
    void mediaThatHaveNoPlaceAreLeftOut(String name) {
        SamplePost post = SamplePost.named("a").picture(name, 0, 0);

        Checked<List<Artifact>> checked = SampleSite.site().artifacts(SampleSite.rendered(post), List.of());

        assertThat(checked.value()).noneMatch(Artifact.Copied.class::isInstance);
        assertThat(checked.diagnostics()).singleElement().asString().contains("it is left out");
    }

    @Test
    void mediaStandAtThePathOfTheirAddress() {
        SamplePost post = SamplePost.named("a").picture("%D1%84%20x.jpg", 0, 0);

        Artifact copied = SampleSite.artifacts(post, post.language("ru")).get(0);

        assertThat(copied)
                .isEqualTo(new Artifact.Copied(new ArtifactPath("posts/a/ф x.jpg"), "posts/a/%D1%84%20x.jpg"));
    }

    @Test
    void rightToLeftPostsRunSo() {
        String page = SampleSite.text(
                SampleSite.artifacts(SamplePost.named("a").language("ar").title("مرحبا")), "ar/posts/a/index.html");

        assertThat(page).contains("<html lang=\"en\" dir=\"ltr\">", "<article class=\"post\" lang=\"ar\" dir=\"rtl\">");
    }

    @Test
    void hostileTextIsEscaped() {
        String evil = "<script>alert(1)</script>\"'&${7*7}<#if>";
        List<Artifact> artifacts = SampleSite.artifacts(SamplePost.named("a")
                .title(evil)
                .summary(evil)
                .taxonomy("tag", evil)
                .lead("<p>${8*8}</p>"));

        String page = SampleSite.text(artifacts, "posts/a/index.html");

        assertThat(page + SampleSite.text(artifacts, "index.html"))
                .doesNotContain("<script>alert")
                .doesNotContain("49");
        assertThat(page).contains("<p>${8*8}</p>", "&lt;script&gt;");
    }

    @Test
    void pagesHaveNoInlineStyleNoScriptAndAskNothingOutside() {
        SamplePost post = SamplePost.named("a")
                .picture("1.jpg", 10, 20)
                .rest("<div style=\"text-align: center\"><p><span style=\"color: red\">style=\"x\"</span></p></div>"
                        + "<figure><img src=\"https://news.example.org/posts/a/1.jpg\" alt=\"a &gt; b\"></figure>");

        String page = SampleSite.text(SampleSite.artifacts(post), "posts/a/index.html");

        assertThat(page)
                .contains("<div class=\"center\"><p><span>style=\"x\"</span></p></div>")
                .contains("<figure class=\"portrait\"><img src=\"../../posts/a/1.jpg\" alt=\"a &gt; b\" width=\"10\""
                        + " height=\"20\" loading=\"lazy\"></figure>")
                .doesNotContain("<script>", "<style");
        assertThat(Pattern.compile("<(?:link rel=\"stylesheet\"|img)[^>]*https?:")
                        .matcher(page)
                        .find())
                .isFalse();
    }

    @Test
    void postsLeadToTheirNeighbours() {
        List<Artifact> artifacts = SampleSite.artifacts(
                SamplePost.named("old").publishAt("2020-01-01T00:00:00Z"),
                SamplePost.named("mid").publishAt("2021-01-01T00:00:00Z"),
                SamplePost.named("new").publishAt("2022-01-01T00:00:00Z"));

        assertThat(near(artifacts, "posts/mid/index.html")).containsExactly("../../posts/old/", "../../posts/new/");
        assertThat(near(artifacts, "posts/new/index.html")).containsExactly("../../posts/mid/", "../../archive/");
        assertThat(near(artifacts, "posts/old/index.html")).containsExactly("../../posts/mid/", "../../archive/");
    }

    @Test
    void theHeaderImageIsShownOnceAndLinksAreEncoded() {
        SamplePost post = SamplePost.named("a").route("/посты/a b").picture("h.jpg", 30, 20);
        post.headerImage(post.pictureUrl("h.jpg"));

        List<Artifact> artifacts = SampleSite.artifacts(post);

        assertThat(SampleSite.text(artifacts, "посты/a b/index.html"))
                .contains("<img src=\"../../posts/a/h.jpg\" alt=\"\" width=\"30\" height=\"20\">");
        assertThat(SampleSite.text(artifacts, "index.html")).contains("href=\"%D0%BF%D0%BE%D1%81%D1%82%D1%8B/a%20b/\"");
        post.rest("<img src=\"" + post.pictureUrl("h.jpg") + "\">");
        assertThat(SampleSite.text(SampleSite.artifacts(post), "посты/a b/index.html"))
                .doesNotContain("alt=\"\"");
    }

    @Test
    void theAddressForMailStandsWhereThereIsOne() {
        Checked<List<Artifact>> checked =
                SampleSite.site("news@example.org").artifacts(SampleSite.rendered(SamplePost.named("a")), List.of());

        assertThat(SampleSite.text(checked.value(), "posts/a/index.html"))
                .contains("<a href=\"mailto:news@example.org\">news@example.org</a>");
        assertThat(SampleSite.text(SampleSite.artifacts(SamplePost.named("a")), "index.html"))
                .doesNotContain("mailto:");
    }

    @Test
    void linksLeadOnlyToWhatIsGenerated() {
        List<Artifact> artifacts = SampleSite.artifacts(SampleSite.threePosts());
        List<String> paths = SampleSite.paths(artifacts);

        for (String path : paths.stream()
                .filter(p -> p.endsWith(".html") && !p.equals("404.html"))
                .toList()) {
            for (String link : links(SampleSite.text(artifacts, path))) {
                String target = Path.of(path).resolveSibling(link).normalize().toString();
                boolean folder = link.endsWith("/");
                assertThat(paths).contains(folder ? (target.isEmpty() ? "" : target + "/") + "index.html" : target);
            }
        }
    }

    @Test
    void aHomesOwnTemplateIsUsed(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("site"));
        Files.writeString(home.resolve("site/post.ftlh"), "own: ${article.title}");

        Checked<List<Artifact>> checked =
                SampleSite.site(home, null).artifacts(SampleSite.rendered(SamplePost.named("a")), List.of());

        assertThat(SampleSite.text(checked.value(), "posts/a/index.html")).isEqualTo("own: a");
    }

    private static List<String> near(List<Artifact> artifacts, String path) {
        String page = SampleSite.text(artifacts, path);
        return links(page.substring(page.indexOf("<nav class=\"near\""), page.indexOf("<section class=\"ask\"")));
    }

    /** Relative ones. */
    private static List<String> links(String html) {
        return Pattern.compile(" href=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(link -> !link.contains(":") && !link.startsWith("#"))
                .toList();
    }
}
