package postrider.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.edition.DigestSettings.Design;
import postrider.markdown.RenderedPost;
import postrider.template.Templates;

class PostHtmlTest {
    private static final String FOLDER = "https://news.example.org/posts/p/";

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>x",
                "<style>p{}</style>x",
                "<form action=/x><input name=q></form>x",
                "<iframe src=https://example.org></iframe>x",
                "<svg><script>alert(1)</script></svg>x",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>x",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">x",
                "<p style=\"position:fixed;background:url(https://e.org/x)\">x</p>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<img src=\"data:image/png;base64,AAAA\" onerror=\"x\">x",
                "<p onclick=\"x()\">x</p>",
                "<template><p>x</p></template>x"
            })
    void nothingThatActsOrLoadsGetsIn(String hostile) {
        Element body = parse(hostile);

        assertThat(body.select("script, style, form, input, iframe, svg, math, noscript, template, object, embed"))
                .isEmpty();
        assertThat(body.html())
                .doesNotContain("javascript:")
                .doesNotContain("data:")
                .doesNotContain("url(")
                .doesNotContain("position");
        assertThat(body.getAllElements())
                .noneMatch(element -> element.attributes().asList().stream()
                        .anyMatch(attribute -> attribute.getKey().startsWith("on")));
    }

    @Test
    void hundredsOfLevelsAreNoTrouble() {
        assertThat(parse("<div><blockquote>".repeat(700) + "deep").text()).contains("deep");
    }

    @ParameterizedTest
    @CsvSource({"h1, h3", "h2, h3", "h3, h4", "h4, h5", "h5, h6", "h6, h6"})
    void headingsGoBelowThePostsTitle(String written, String shown) {
        assertThat(parse("<" + written + ">x</" + written + ">").child(0).normalName())
                .isEqualTo(shown);
    }

    @Test
    void everyBlockAndLinkCarriesItsStyle() {
        Element body =
                parse("bare <b>text</b><p>p <a href=\"https://e.org/\">l</a></p><ul><li>i</li></ul><div>d</div>");

        assertThat(body.select("p").size()).isEqualTo(3);
        assertThat(body.select("p, a, ul, li"))
                .allMatch(element -> element.attr("style").contains(":"));
        assertThat(body.select("a").attr("class")).isEqualTo("link");
    }

    @Test
    void keepsAlignmentButNoColour() {
        Element body =
                parse("<div style=\"text-align: center\"><p>x</p></div><p style=\"text-align: right; color: red\">y</p>"
                        + "<span style=\"color: #fff\">white</span>");

        assertThat(body.child(0).attr("style")).isEqualTo("text-align:center");
        assertThat(body.child(1).attr("style")).endsWith(";text-align:right").doesNotContain("red");
        assertThat(body.html()).doesNotContain("#fff");
    }

    @ParameterizedTest
    @CsvSource({"1500x1000, 552, 368", "1000x2000, 320, 640", "200x150, 200, 150", "0x0, 0, 0"})
    void aPictureIsNeverEnlargedAndFitsThePage(String size, int width, int height) {
        PictureRows.Cell cell = PictureRows.of(List.of(picture(size, "c", true)))
                .rows()
                .get(0)
                .cells()
                .get(0);

        assertThat(List.of(cell.width(), cell.height())).containsExactly(width, height);
    }

    @Test
    void twoPicturesShareARowByTheirShapes() {
        PictureRows.Row row = PictureRows.of(List.of(picture("1500x1000", "c", true), picture("750x1000", "c", true)))
                .rows()
                .get(0);

        assertThat(row.cells()).extracting(PictureRows.Cell::width).containsExactly(360, 180);
        assertThat(row.cells()).extracting(PictureRows.Cell::height).containsExactly(240, 240);
        assertThat(row.cells()).extracting(PictureRows.Cell::share).containsExactly("67.4", "32.6");
        assertThat(row.filler()).isEmpty();
    }

    @Test
    void ofManyPicturesThreeAreShownAndTheOthersCounted() {
        List<Picture> five = IntStream.range(0, 5)
                .mapToObj(i -> picture("300x200", "c", true))
                .toList();

        PictureRows rows = PictureRows.of(five);

        assertThat(rows.rows()).hasSize(2);
        assertThat(rows.more()).isEqualTo(2);
        assertThat(rows.caption()).contains("c");
    }

    @Test
    void equalCaptionsStandOnceAndDifferentOnesUnderEach() {
        PictureRows rows = PictureRows.of(List.of(picture("3x2", "a", true), picture("3x2", "b", true)));

        assertThat(rows.caption()).isEmpty();
        assertThat(rows.rows().get(0).cells())
                .extracting(PictureRows.Cell::caption)
                .containsExactly("a", "b");
    }

    @Test
    void missingPicturesAreTheirCaptionsOnce() {
        Element body = parse(
                "missing: 1.jpg\nmissing: 2 b.jpg\n",
                gallery("1.jpg", "Lost") + gallery("2%20b.jpg", "Lost") + "<div class=\"gallery\">"
                        + figure("1.jpg", "Both") + figure("2%20b.jpg", "Both") + "</div>");

        assertThat(body.select("img")).isEmpty();
        assertThat(body.select("p").eachText()).containsExactly("Lost", "Lost", "Both");
    }

    @Test
    void aMissingPictureBetweenWordsIsItsWords() {
        Element body = parse("missing: 1.jpg\n", "<p>See <img src=\"" + FOLDER + "1.jpg\" alt=\"the map\"> here.</p>");

        assertThat(body.html()).contains(">See the map here.</p>");
    }

    @Test
    void svgIsItsCaptionBecauseMailShowsNone() {
        assertThat(parse("picture: 1.svg 10x10\n", gallery("1.svg", "A chart")).select("img"))
                .isEmpty();
    }

    @Test
    void picturesThatWeDoNotKnowAreLinkedWithoutASize() {
        Element image = parse(
                        "<p><a href=\"https://e.org/\"><img src=\"https://e.org/x.png?y=1&amp;z\" alt=\"A\"></a></p>")
                .expectFirst("a > img");

        assertThat(image.attr("src")).isEqualTo("https://e.org/x.png?y=1&z");
        assertThat(image.hasAttr("width")).isFalse();
        assertThat(image.attr("style")).contains("max-width:100%");
    }

    @Test
    void whatElseStandsInAGalleryFollowsIt() {
        Element body = parse("<div class=\"gallery\">" + figure("https://e.org/1.jpg", "One") + "<p>After</p></div>");

        assertThat(body.select("img")).hasSize(1);
        assertThat(body.select("p").eachText()).containsExactly("One", "After");
    }

    @Test
    void aFigureOfWordsKeepsWordsAndCaption() {
        Element body = parse("<figure><p>Content</p><figcaption>Caption</figcaption></figure>");

        assertThat(body.select("p").eachText()).containsExactly("Content", "Caption");
    }

    @Test
    void aNoticeIsACellWithItsGround() {
        Element cell = parse("<div class=\"notice notice-info\"><p>a</p><p>b</p></div>")
                .expectFirst("td.mist");

        assertThat(cell.select("p").eachText()).containsExactly("a", "b");
        assertThat(cell.select("p").get(1).attr("style")).endsWith(";margin:0");
    }

    private Element parse(String html) {
        return parse("", html);
    }

    private Element parse(String media, String html) {
        RenderedPost post = TestPost.parse("title: P\nslug: p\ndate: 2023-01-09 10:00\n" + media.strip()
                        + (media.isEmpty() ? "" : "\n") + "\n---\n" + html)
                .rendered();
        Templates templates = new Templates(home);
        PostHtml writer = new PostHtml(
                templates,
                Layout.of(Design.LETTER),
                Look.of(Design.LETTER, "#0b5c70", "en"),
                templates.words("en"),
                "ltr",
                3);
        String markup = writer.whole(
                        PostHtml.Voice.USUAL,
                        post.rest(),
                        new PictureFinder(post, TestPost.SITE, PictureSource.LINKED),
                        post.url())
                .html();
        return Jsoup.parseBodyFragment(markup).body();
    }

    private static String gallery(String file, String caption) {
        return "<div class=\"gallery\">" + figure(file, caption) + "</div>";
    }

    private static String figure(String file, String caption) {
        String url = file.startsWith("https:") ? file : FOLDER + file;
        return "<figure><img src=\"" + url + "\" alt=\"alt\"><figcaption>" + caption + "</figcaption></figure>";
    }

    private static Picture picture(String size, String caption, boolean shown) {
        String[] sides = size.split("x");
        return new Picture(
                "https://e.org/x.jpg",
                "alt",
                caption,
                Optional.empty(),
                Integer.parseInt(sides[0]),
                Integer.parseInt(sides[1]),
                shown);
    }
}
