package postrider.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import postrider.markdown.SamplePost;
import postrider.picture.Scaling;

/** How pages and feeds show pictures, and what is laid beside them for that. */
class PicturePagesTest {
    private final SamplePost post = SamplePost.named("a");

    private List<Artifact> artifacts() {
        return SampleSite.artifacts(post);
    }

    private Document page() {
        return Jsoup.parse(SampleSite.text(artifacts(), "posts/a/index.html"));
    }

    private String figure(String name, String alt, String caption) {
        String end = caption.isEmpty() ? "" : "<figcaption>" + caption + "</figcaption>";
        return "<figure><img src=\"" + post.pictureUrl(name) + "\" alt=\"" + alt + "\">" + end + "</figure>";
    }

    private static String name(Element element, String attribute) {
        return element.attr(attribute).replace("../../posts/a/", "");
    }

    @Test
    void aPictureIsOfferedInTheWidthsBelowItsOwn() {
        post.photo("1.jpg", 1200, 600).rest("<p><img src=\"" + post.pictureUrl("1.jpg") + "\" alt=\"x\"></p>");

        Element image = page().expectFirst(".body img");

        assertThat(name(image, "src")).isEqualTo("1.jpg");
        assertThat(name(image, "srcset")).isEqualTo("1.480x240.jpg 480w, 1.960x480.jpg 960w, 1.jpg 1200w");
        assertThat(image.attr("sizes")).isEqualTo("(max-width: 42rem) calc(100vw - 2.5rem), 39.5rem");
        assertThat(image.attr("width") + " " + image.attr("height")).isEqualTo("1200 600");
        assertThat(artifacts())
                .contains(
                        new Artifact.Copied(new ArtifactPath("posts/a/1.jpg"), "posts/a/1.jpg"),
                        new Artifact.Scaled(
                                new ArtifactPath("posts/a/1.480x240.jpg"), "posts/a/1.jpg", Scaling.toWidth(480)));
    }

    @Test
    void whatIsWiderThanAnyScreenIsShownInACopy() {
        post.photo("1.jpg", 6000, 3000).rest("<p><img src=\"" + post.pictureUrl("1.jpg") + "\" alt=\"x\"></p>");

        Element image = page().expectFirst(".body img");

        assertThat(name(image, "src")).isEqualTo("1.1600x800.jpg");
        assertThat(name(image, "srcset")).endsWith(" 960w, 1.1600x800.jpg 1600w");
        assertThat(page().expectFirst("meta[property=og:image]").attr("content"))
                .isEqualTo(SamplePost.SITE + "/posts/a/1.1600x800.jpg");
    }

    @Test
    void whatNoCopyCanBeMadeOfIsShownAsItIs() {
        post.picture("1.jpg", 6000, 3000).rest("<p><img src=\"" + post.pictureUrl("1.jpg") + "\" alt=\"x\"></p>");

        Element image = page().expectFirst(".body img");

        assertThat(name(image, "src")).isEqualTo("1.jpg");
        assertThat(image.hasAttr("srcset")).isFalse();
        assertThat(artifacts()).noneMatch(Artifact.Scaled.class::isInstance);
        assertThat(page().expectFirst("meta[property=og:image]").attr("content"))
                .endsWith("/1.jpg");
    }

    @Test
    void aSizeThatTheAuthorGaveIsTheSizeItIsShownIn() {
        post.photo("1.jpg", 1200, 600)
                .rest("<p><img src=\"" + post.pictureUrl("1.jpg") + "\" alt=\"x\" width=\"200\" height=\"100\"></p>");

        assertThat(page().expectFirst(".body img").attr("sizes"))
                .isEqualTo("(max-width: 240px) calc(100vw - 2.5rem), 200px");
    }

    @Test
    void everyFileThatAPageNamesIsLaidThere() {
        post.photo("1.jpg", 6000, 3000).photo("2.jpg", 900, 1200).photo("h.jpg", 1000, 500);
        post.headerImage(post.pictureUrl("h.jpg"))
                .rest("<div class=\"gallery\">" + figure("1.jpg", "a", "") + figure("2.jpg", "b", "") + "</div>");
        List<String> paths = SampleSite.paths(artifacts());

        Document page = page();

        assertThat(page.select(".post img")).hasSize(3);
        for (Element image : page.select(".post img")) {
            for (String candidate : image.attr("srcset").split(", ", -1)) {
                assertThat(paths).contains(candidate.replace("../../", "").replaceFirst(" .*", ""));
            }
        }
        for (Element link : page.select(".gallery a")) {
            assertThat(paths).contains(link.attr("href").replace("../../", ""));
        }
    }

    @Test
    void aGallerysPicturesLeadToTheLargeOnes() {
        post.photo("1.jpg", 6000, 3000).photo("2.jpg", 900, 1200).picture("3.jpg", 100, 100);
        post.rest("<div class=\"gallery\">" + figure("1.jpg", "Hall", "") + figure("2.jpg", "", "")
                + figure("3.jpg", "Sign", "") + "</div>");

        Document page = page();

        assertThat(page.select(".gallery a").eachAttr("href"))
                .containsExactly("../../posts/a/1.1600x800.jpg", "../../posts/a/2.jpg");
        assertThat(page.select(".gallery a").get(0).hasAttr("aria-label")).isFalse();
        assertThat(page.select(".gallery a").get(1).attr("aria-label")).isEqualTo("Enlarge the picture");
        assertThat(page.select(".gallery img").eachAttr("sizes"))
                .containsExactly(
                        "(max-width: 42rem) calc(100vw - 2.5rem), 39.5rem",
                        "(max-width: 31rem) calc(100vw - 2.5rem), 26rem");
    }

    @Test
    void whatTheAuthorLinkedStaysLinkedThere() {
        post.photo("1.jpg", 6000, 3000)
                .rest("<div class=\"gallery\"><figure><a href=\"https://example.org/\"><img src=\""
                        + post.pictureUrl("1.jpg") + "\" alt=\"x\"></a></figure></div>");

        assertThat(page().select(".gallery a").eachAttr("href")).containsExactly("https://example.org/");
        assertThat(page().select("figure.landscape")).hasSize(1);
    }

    @Test
    void aCaptionThatAllShareStandsOnce() {
        post.photo("1.jpg", 600, 300).photo("2.jpg", 600, 300);
        post.rest("<div class=\"gallery\">" + figure("1.jpg", "a", "Hall &amp; desk")
                + figure("2.jpg", "b", "Hall &amp; desk") + "</div>\n<div class=\"gallery\">"
                + figure("1.jpg", "a", "One") + figure("2.jpg", "b", "Two") + "</div>");

        assertThat(page().select(".gallery .caption").eachText()).containsExactly("Hall & desk");
        assertThat(page().select("figcaption").eachText()).containsExactly("One", "Two");
    }

    @Test
    void brokenGalleriesLoseNothing() {
        String html = "<div class=\"gallery\"><figure>a<div class=\"gallery\"><figure>b</figure></div></figure>c</div>"
                + "<div class=\"gallery\"></div><div class=\"gallery\"><figure>d";
        post.rest(html);

        assertThat(page().select(".body").text().replace(" ", "")).isEqualTo("abcd");
    }

    @Test
    void thePostsTitleIsTheOneHighestHeading() {
        post.rest("<h1>One</h1>\n<h2 id=\"two\">Two</h2>\n<h6>Six</h6>");

        assertThat(page().select("h1")).hasSize(1);
        assertThat(page().select(".body h2, .body h3#two, .body h6").eachText()).containsExactly("One", "Two", "Six");
    }

    @Test
    void headingsBelowTheTitleStayAsTheyAre() {
        post.rest("<h2>Two</h2>\n<h3>Three</h3>");

        assertThat(page().select(".body h2, .body h3").eachText()).containsExactly("Two", "Three");
    }

    @Test
    void aBoxIsTheBulletOfItsTask() {
        post.rest("<ul>\n<li>☐ one</li>\n<li>\n<p>☑ two</p>\n</li>\n<li>three ☑ </li>\n</ul>");

        assertThat(page().select("li.task").eachText()).containsExactly("☐ one", "☑ two");
    }

    @Test
    void feedsShowASmallPictureAndHandOutTheWhole() {
        post.photo("1.jpg", 6000, 3000).rest("<p><img src=\"" + post.pictureUrl("1.jpg") + "\" alt=\"x\"></p>");

        String rss = SampleSite.text(artifacts(), "rss.xml");

        assertThat(rss)
                .contains("<media:thumbnail url=\"" + SamplePost.SITE
                        + "/posts/a/1.960x480.jpg\" width=\"960\" height=\"480\"/>")
                .contains("<enclosure url=\"" + post.pictureUrl("1.jpg") + "\" length=\"4\" type=\"image/jpeg\"/>");
    }
}
