package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private static String html(String body) {
        return PostSample.of(body)
                .files(List.of("a.jpg", "b c.jpg"))
                .render()
                .content()
                .toString();
    }

    private static List<String> warnings(PostSample sample) {
        return sample.render().warnings().stream()
                .map(found -> found.code() + " " + found.at().line() + ":"
                        + found.at().column())
                .toList();
    }

    /** So that feeds can take it as it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\b",
                "\u000B",
                "\f",
                "\u001F",
                "\u007F",
                "\u0092",
                "\uFDD0",
                "\uFFFE",
                "\uFFFF",
                "\uD83F\uDFFE",
                "\uE000",
                "&#x8;",
                "&#x7F;",
                "&#x92;",
                "&#xFDD0;",
                "&#xFFFE;"
            })
    void holdsNoCharacterThatXmlDoesNotWant(String bad) {
        for (String body : List.of(
                "a%sb", "a `%s` b", "<b title=\"%s\">a%sb</b>", "```\n%s\n```", "[a](https://b.example '%s')")) {
            String html = html(body.replace("%s", bad));

            assertThat(html).isEqualTo(Characters.printable(html)).isNotEmpty();
        }
        assertThat(html("a\u0085b &#13; <b>c\u0085d</b>"))
                .doesNotContain("\u0085", "\r")
                .contains("a\nb", "c\nd");
    }

    @Test
    void givesPicturesOfKnownSizeTheirSize() {
        assertThat(html("![x](a.jpg)"))
                .isEqualTo(
                        "<p><img src=\"https://blog.example.org/blog/p/a.jpg\" alt=\"x\" width=\"640\" height=\"480\""
                                + " loading=\"lazy\"></p>");
    }

    @Test
    void keepsTheAuthorsWidth() {
        assertThat(html("<img src=\"a.jpg\" width=\"100\">"))
                .contains("width=\"100\"")
                .doesNotContain("height");
    }

    @Test
    void partsLeadAndRest() {
        RenderedPost post = PostSample.of("A\n\n===\n\nB").render();

        assertThat(post.lead()).hasToString("<p>A</p>");
        assertThat(post.rest()).hasToString("<p>B</p>");
    }

    @Test
    void partsWithinRawHtmlThatStaysOpen() {
        RenderedPost post = PostSample.of("<div>\n\nA\n\n===\n\nB\n\n</div>").render();

        assertThat(post.lead().toString()).contains("<div>", "A", "</div>").doesNotContain("B");
        assertThat(post.rest().toString()).contains("<div>", "B", "</div>").doesNotContain("A");
    }

    @Test
    void partsABodyThatIsHtml() {
        RenderedPost post = PostSample.of("<p>A</p>\n\n===\n\n<p>B</p>").html().render();

        assertThat(post.lead()).hasToString("<p>A</p>");
        assertThat(post.content().toString()).doesNotContain("===");
    }

    @Test
    void tellsWhereTargetsStand() {
        assertThat(warnings(PostSample.of(
                        "a [b](zzz:1) ![*c* d]( <no.jpg> \"t\")\n> <a\n> href='zzz:2'>x</a> [r]\n\n[r]: zzz:3")))
                .containsExactly("W502 5:7", "W501 5:25", "W502 7:9", "W502 9:6");
    }

    @Test
    void saysThatAPictureLiesOutsideTheFolder() {
        assertThat(PostSample.of("![a](../../../x.png)").render().warnings())
                .singleElement()
                .satisfies(found -> assertThat(found.code()).isEqualTo("W502"))
                .satisfies(found -> assertThat(found.message()).contains("leads out of the posts folder"));
    }

    @Test
    void tellsWhereTheDelimiterStands() {
        assertThat(warnings(PostSample.of("```\n\n===\n\n```\n![a](https://x.kz/a)\n\n  ===\nA")))
                .isEmpty();
        assertThat(warnings(PostSample.of("![a](https://x.kz/a)\n\n  ===\nA\n\n===")))
                .containsExactly("W402 7:3");
        assertThat(warnings(PostSample.of("A\n\nB\n  ===\n"))).containsExactly("W401 8:3");
    }

    @Test
    void tellsOfRemovedHtmlOnce() {
        assertThat(warnings(PostSample.of("a <b onclick=x>b</b> <center>c</center>\n\n<style>x</style>")))
                .containsExactly("W406 5:3");
    }

    @Test
    void takesBracesAwayOnlyWhereTheyWork() {
        assertThat(html("## A {#b .c}\n\n![x](a.jpg){.d} e\n{.f k=v}\n\ng {.h} \\{.i}\n\n{.j}\n\n## K \\{.l}"))
                .contains("<h2>A</h2>", "g {.h} {.i}", "<h2>K {.l}</h2>", " e")
                .doesNotContain("{.d", "{.f", "{.j");
    }

    @Test
    void keepsFootnotesOfSeveralPostsApart() {
        String html = html("A[^n] b[^n]\n\n[^n]: Note");

        assertThat(html)
                .containsPattern(
                        "<sup class=\"footnote-ref\"><a href=\"https://blog\\.example\\.org/blog/p#fn-(\\w{8})-n\"")
                .containsPattern("<li id=\"fn-\\w{8}-n\">")
                .containsPattern("id=\"fnref-\\w{8}-n\"")
                .containsPattern("href=\"https://blog\\.example\\.org/blog/p#fnref-\\w{8}-n\"")
                .doesNotContain("data-footnote");
    }

    @Test
    void leavesFootnotesOutOfTheSummary() {
        assertThat(PostSample.of("A[^n]\n\n[^n]: Note").render().summary()).isEqualTo("A");
    }

    @Test
    void listsMediaInOrderOfUseAndTheHeaderLast() {
        RenderedPost post = PostSample.of("[x](b%20c.jpg) ![](a.jpg) ![](./a.jpg?x) ![](no.jpg)")
                .files(List.of("a.jpg", "b c.jpg", "top.jpg"))
                .renderWithHeader("top.jpg");

        assertThat(post.mediaNames()).containsExactly("b c.jpg", "a.jpg", "no.jpg", "top.jpg");
        assertThat(post.media()).extracting(UsedMedia::name).containsExactly("b c.jpg", "a.jpg", "top.jpg");
        assertThat(post.headerImage()).contains("https://blog.example.org/blog/p/top.jpg");
    }

    @Test
    void removesCharactersThatNoFeedMayHold() {
        RenderedPost post = PostSample.of(
                        "a\u0001b\uE000c\uE001d &#xE000;e &#1;f [g](https://x.kz \"\uE000\") `\uE001`")
                .render();

        assertThat(post.content().toString() + post.summary()).doesNotContainPattern("[\u0001\uE000\uE001\uFFFF]");
        assertThat(post.content().toString()).contains("abcd");
    }

    @Test
    void turnsPlayersIntoLinks() {
        assertThat(html("a <video><source src=\"https://x.kz/v.mp4\"></video> b"))
                .isEqualTo("<p>a <a href=\"https://x.kz/v.mp4\">https://x.kz/v.mp4</a> b</p>");
        assertThat(html("<iframe src=\"/v\"></iframe>"))
                .isEqualTo("<p><a href=\"https://blog.example.org/v\">https://blog.example.org/v</a></p>");
    }

    @Test
    void spellsHostsInAscii() {
        assertThat(html("[a](https://пример.рф:81/я?ю#э)"))
                .contains("\"https://xn--e1afmkfd.xn--p1ai:81/%D1%8F?%D1%8E#%D1%8D\"");
    }

    @Test
    void swellsNoTable() {
        String body = "|" + "a|".repeat(1000) + "\n|" + "-|".repeat(1000) + "\n" + "|\n".repeat(1000);

        assertThat(html(body).length()).isLessThan(100_000);
    }

    @Test
    void keepsTheStartOfANumberedList() {
        assertThat(html("3. a\n4. b")).startsWith("<ol start=\"3\">");
    }
}
