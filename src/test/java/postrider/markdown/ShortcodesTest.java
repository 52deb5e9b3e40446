package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShortcodesTest {
    private static String html(String body) {
        return PostSample.of(body)
                .files(List.of("a.jpg", "b.jpg"))
                .render()
                .content()
                .toString();
    }

    private static List<String> warnings(String body) {
        return PostSample.of(body).render().warnings().stream()
                .map(found -> found.code() + " " + found.at().line() + ":"
                        + found.at().column())
                .toList();
    }

    @Test
    void thePageNamesThoseThatThereAre() {
        List<String> rows = ReadingFiles.read(Path.of("docs/shortcodes.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .toList();
        List<String> names = rows.stream()
                .flatMap(row -> Pattern.compile("`([a-z0-9-]+)`").matcher(row).results())
                .map(name -> name.group(1))
                .filter(name -> !name.equals("raw"))
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(35)
                .allMatch(name -> Shortcode.named(name).isPresent());
    }

    @Test
    void wrapsWholeParagraphs() {
        assertThat(html("[columns]\nA\n\nB\n[/columns]")).isEqualTo("<div>\n<p>A</p>\n<p>B</p>\n</div>");
    }

    @Test
    void endsAListAtAClosingTagOnItsOwnLine() {
        assertThat(html("[center]\n- a\n- b\n[/center]\nafter")).contains("</ul>\n</div>\n<p>after</p>");
    }

    @Test
    void worksInsideAQuote() {
        assertThat(html("> [notice=tip]\n> a\n> [/notice]"))
                .contains("<blockquote>\n<div class=\"notice notice-tip\">\n<p>a</p>\n</div>");
    }

    @Test
    void coloursEachParagraphItSpans() {
        assertThat(html("[color=red]A\n\nB[/color]"))
                .isEqualTo("<p><span style=\"color: red\">A</span></p>\n<p><span style=\"color: red\">B</span></p>");
    }

    @Test
    void dropsOtherLanguagesOverParagraphs() {
        assertThat(html("A\n\n[lang=ru]Б\n\n- В\n\n[x](zzz:y)[/lang]\n\nC")).matches("<p>A</p>\\s+<p>C</p>");
    }

    @Test
    void takesTagsThatSpanLines() {
        assertThat(html("a [color\ncolor=red]b[/color]")).isEqualTo("<p>a <span style=\"color: red\">\nb</span></p>");
    }

    @Test
    void keepsEmphasisAroundTags() {
        assertThat(html("**[u]a[/u]** [u]*b*[/u]")).isEqualTo("<p><strong><u>a</u></strong> <u><em>b</em></u></p>");
    }

    @Test
    void runsWithinRawHtmlButNotInItsTags() {
        assertThat(html("<div title=\"[u]\">[u]a[/u]</div>")).isEqualTo("<div title=\"[u]\"><u>a</u></div>");
    }

    @Test
    void keepsTheLinkAroundAPicture() {
        assertThat(html("[gallery]\n[![x](a.jpg)](https://x.kz)\n[/gallery]"))
                .contains("<figure><a href=\"https://x.kz\"><img src=\"https://blog.example.org/blog/p/a.jpg\"");
    }

    @Test
    void putsOtherContentBehindTheFigures() {
        assertThat(html("[gallery]\nText\n![x](a.jpg)\n[/gallery]")).matches("(?s).*</figure>.*Text.*");
    }

    @Test
    void tellsWhereATagStands() {
        assertThat(warnings("a\n\n😀 [foo=1] [center]\n[lorem /] [/u]"))
                .containsExactly("W403 7:3", "W404 7:11", "W405 8:1", "W404 8:11");
    }

    @Test
    void givesAPictureWithoutWordsItsPlace() {
        assertThat(PostSample.of("[gallery]\n ![]( a.jpg )\n[/gallery]")
                        .files(List.of("a.jpg"))
                        .render()
                        .warnings())
                .singleElement()
                .satisfies(found -> assertThat(found.code() + found.at()).isEqualTo("W50301.blog/p/item.md:6:7"));
    }

    @Test
    void leavesDefinedLinksAlone() {
        assertThat(html("[a][center]\n\n[center]: https://x.kz")).isEqualTo("<p><a href=\"https://x.kz\">a</a></p>");
    }

    @Test
    void leavesCodeAlone() {
        assertThat(html("`[u]` [u]a[/u] ``[/u] ` ``"))
                .isEqualTo("<p><code>[u]</code> <u>a</u> <code>[/u] ` </code></p>");
    }

    @Test
    void makesAFilmAParagraphOfItsOwn() {
        assertThat(html("a [youtube=x] b"))
                .isEqualTo(
                        "<p>a </p><p><a href=\"https://www.youtube.com/watch?v=x\">https://www.youtube.com/watch?v=x</a></p>"
                                + " b");
    }

    @Test
    void unknownMarkOfOursIsText() {
        assertThat(html("⸨a⸩ ⸨")).isEqualTo("<p>⸨a⸩ ⸨</p>");
    }
}
