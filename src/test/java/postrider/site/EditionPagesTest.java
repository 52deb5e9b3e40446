package postrider.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import postrider.markdown.RenderedPost;
import postrider.markdown.SamplePost;

/** The web versions of editions, the list of them, and their feed. */
class EditionPagesTest {
    private static final Instant SENT = Instant.parse("2023-01-10T04:00:00Z");

    private static WebVersion version(long number, String language, String folder, RenderedPost... posts) {
        return new WebVersion(
                number,
                "Hematology Center News",
                SENT,
                language,
                folder,
                Stream.of(posts)
                        .map(post -> new WebVersion.Shown(post, Optional.empty()))
                        .toList(),
                0);
    }

    private static RenderedPost post(String name) {
        return SamplePost.named(name)
                .title("About " + name)
                .rest("<p>" + name + "</p>\n")
                .summary("In brief: " + name)
                .build();
    }

    private static List<Artifact> artifacts(List<RenderedPost> posts, WebVersion... versions) {
        return SampleSite.site().artifacts(posts, List.of(versions)).value();
    }

    private static Document page(List<Artifact> artifacts, String path) {
        return Jsoup.parse(SampleSite.text(artifacts, path));
    }

    @Test
    void languagesFindEachOther() {
        RenderedPost one = post("one");
        RenderedPost two = post("two");

        List<Artifact> artifacts = artifacts(
                List.of(one, two),
                version(3, "en", "editions/3/", one, two),
                version(3, "kk", "editions/3/kk/", one, two));

        Document kazakh = page(artifacts, "editions/3/kk/index.html");
        assertThat(kazakh.select("html").attr("lang")).isEqualTo("kk");
        assertThat(kazakh.select("h1").text()).isEqualTo("3-шығарылым");
        assertThat(kazakh.select("link[hreflang]").eachAttr("href"))
                .containsExactly("https://news.example.org/editions/3/", "https://news.example.org/editions/3/kk/");
        assertThat(kazakh.select("main a[hreflang=en]").eachAttr("href")).containsExactly("../../../editions/3/");
        assertThat(page(artifacts, "editions/index.html")
                        .select("li a[hreflang]")
                        .eachText())
                .containsExactly("English", "Қазақ тілі");
    }

    @Test
    void anEditionWithoutTheSitesLanguageStandsAtTheShortAddressTooAndCountsAtTheOther() {
        RenderedPost one = post("one");
        RenderedPost two = post("two");

        List<Artifact> artifacts = artifacts(List.of(one, two), version(3, "ru", "editions/3/ru/", one, two));

        assertThat(page(artifacts, "editions/3/index.html")
                        .select("link[rel=canonical]")
                        .attr("href"))
                .isEqualTo("https://news.example.org/editions/3/ru/");
        assertThat(page(artifacts, "editions/3/index.html").select("h2 a").eachAttr("href"))
                .containsExactly("../../posts/one/", "../../posts/two/");
        assertThat(SampleSite.text(artifacts, "editions/sitemap.xml"))
                .contains("<loc>https://news.example.org/editions/3/ru/</loc>")
                .doesNotContain("<loc>https://news.example.org/editions/3/</loc>");
    }

    @Test
    void whatOnePostMakesUpIsFoundAtThePost() {
        RenderedPost one = post("one");

        List<Artifact> artifacts = artifacts(List.of(one), version(3, "en", "editions/3/", one));

        assertThat(page(artifacts, "editions/3/index.html")
                        .select("link[rel=canonical]")
                        .attr("href"))
                .isEqualTo(one.url());
        assertThat(SampleSite.text(artifacts, "editions/sitemap.xml")).doesNotContain("/editions/3/");
    }

    @Test
    void aPostThatHasNoPageIsShownNowhere() {
        RenderedPost one = post("one");
        RenderedPost covered =
                SamplePost.named("a").route("/editions/7").title("Covered").build();

        List<Artifact> artifacts = artifacts(List.of(one, covered), version(7, "en", "editions/7/", one, covered));

        assertThat(page(artifacts, "editions/7/index.html").text())
                .contains("About one", "1 post of this edition is no longer on the site.")
                .doesNotContain("Covered");
    }

    @Test
    void headingsStandBelowThePostsTitleAndNoIdTwice() {
        RenderedPost one = SamplePost.named("one")
                .rest("<h2 id=\"when\">When</h2>\n<p>x<sup><a href=\"/x\" id=\"n\">1</a></sup></p>\n<h6>small</h6>\n")
                .build();

        Document page =
                page(artifacts(List.of(one), version(1, "en", "editions/1/", one, one)), "editions/1/index.html");

        assertThat(page.select("h1, h2, h3, h6").eachText())
                .containsExactly("Edition 1", "one", "When", "small", "one", "When", "small");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates().doesNotContain("when", "n");
    }

    @Test
    void aLongEditionShowsTheFirstWholeThenSummariesThenTitles() {
        List<RenderedPost> posts = IntStream.range(0, 500)
                .mapToObj(i -> SamplePost.named("p" + i)
                        .title("Title " + i)
                        .rest("<p>" + "word ".repeat(5_000) + "</p>\n")
                        .summary("Summary " + i)
                        .build())
                .toList();

        List<Artifact> artifacts =
                artifacts(posts, version(1, "en", "editions/1/", posts.toArray(RenderedPost[]::new)));

        Document page = page(artifacts, "editions/1/index.html");
        assertThat(page.select("article")).hasSize(500);
        assertThat(page.select("article:contains(word word)")).hasSize(2);
        assertThat(page.select("article:contains(Summary)")).hasSize(98);
        assertThat(SampleSite.text(artifacts, "editions/1/index.html").length()).isLessThan(350_000);
        assertThat(page(artifacts, "editions/index.html").select("li").text()).contains("Title 4; 495 more posts");
    }

    @Test
    void theListIsInPartsThatKeepTheirNumbers() {
        RenderedPost one = post("one");
        List<WebVersion> versions = new ArrayList<>();
        IntStream.rangeClosed(1, 65)
                .forEach(number -> versions.add(version(number, "en", "editions/" + number + "/", one)));

        List<Artifact> artifacts = artifacts(List.of(one), versions.toArray(WebVersion[]::new));

        assertThat(page(artifacts, "editions/index.html").select("ol.editions li"))
                .hasSize(25);
        assertThat(page(artifacts, "editions/index.html").select("a[rel=next]").attr("href"))
                .isEqualTo("../editions/page/2/");
        assertThat(page(artifacts, "editions/page/1/index.html")
                        .select("ol.editions h2")
                        .eachText())
                .startsWith("Edition 20")
                .endsWith("Edition 1");
        assertThat(Jsoup.parse(SampleSite.text(artifacts, "editions/rss.xml")).select("item"))
                .hasSize(20);
    }

    @Test
    void severalNewslettersStandApart() {
        RenderedPost one = post("one");
        WebVersion other = new WebVersion(
                2, "Донорам", SENT, "en", "editions/2/", List.of(new WebVersion.Shown(one, Optional.empty())), 0);

        List<Artifact> artifacts = artifacts(List.of(one), version(1, "en", "editions/1/", one), other);

        assertThat(page(artifacts, "editions/index.html").select("h2").eachText())
                .containsExactly("Донорам", "Hematology Center News");
        assertThat(page(artifacts, "editions/2/index.html").select("h1").text()).isEqualTo("Донорам, edition 2");
    }

    @Test
    void theFeedKeepsItsIdsWhateverIsMended() {
        RenderedPost one = post("one");
        WebVersion sent = version(1, "en", "editions/1/", one);
        WebVersion mended = new WebVersion(
                1,
                sent.newsletter(),
                SENT,
                "en",
                "editions/1/",
                List.of(new WebVersion.Shown(post("two"), Optional.of(SENT.plusSeconds(60)))),
                0);

        Document before = Jsoup.parse(SampleSite.text(artifacts(List.of(one), sent), "editions/atom.xml"));
        Document after = Jsoup.parse(SampleSite.text(artifacts(List.of(post("two")), mended), "editions/atom.xml"));

        assertThat(after.select("entry id").text())
                .isEqualTo(before.select("entry id").text());
        assertThat(before.select("entry updated").text()).isEqualTo("2023-01-10T04:00:00Z");
        assertThat(after.select("entry updated").text()).isEqualTo("2023-01-10T04:01:00Z");
        assertThat(after.select("entry title").text()).isEqualTo("About two");
    }
}
