package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies made to blow up a parser. The time allowed is far above what any of them takes. */
class HostileBodyTest {
    private static final int LENGTH = 1 << 16;
    private static final Duration LONG = Duration.ofSeconds(20);

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("opening brackets", "["),
                body("closing brackets", "]"),
                body("images begun", "!["),
                body("links begun", "[a]("),
                body("links nested", "[a](<b"),
                body("nested link texts", "[", "](b)"),
                body("quotes", ">"),
                body("quotes, one a line", "> > > > a\n"),
                body("list markers", "- "),
                body("list markers, one a line", "- a\n"),
                body("emphasis", "*a **a "),
                body("emphasis nested", "*a ", "a* "),
                body("underscores", "_a __a "),
                body("strikes", "~~a ~a "),
                body("backticks", "`a``b```"),
                body("comments begun", "<!--"),
                body("declarations begun", "<!A "),
                body("instructions begun", "<?"),
                body("character data begun", "<![CDATA["),
                body("tags begun", "<a "),
                body("attributes", "<a b='"),
                body("formatting never closed", "<b><i a=1><u>\n\na"),
                body("elements nested", "<div>"),
                body("inline elements nested", "a<span>"),
                body("elements and scripts", "<script></script>"),
                body("scripts in a paragraph", "a<script></script>"),
                body("tables nested", "<table><tr><td>"),
                body("shortcodes never closed", "[center]"),
                body("unknown never closed", "[foo]"),
                body("unknown assigned", "[foo=1]"),
                body("shortcodes nested", "[center]", "[/center]"),
                body("colours nested", "[color=red]", "[/color]"),
                body("colours over paragraphs", "[color=red]\n\n", "[/color]"),
                body("pairs", "[center]a[/center]"),
                body("pairs in lines", "[center]\na\n[/center]\n"),
                body("closed in the wrong order", "[u][mark]a[/u][/mark]"),
                body("strays", "[/center]"),
                body("quotes in tags", "[u a=\""),
                body("quotes of both kinds in tags", "[u a=\"[u a='"),
                body("galleries", "[gallery]![](a)[/gallery]"),
                body("pictures in one gallery", "![](a)", ""),
                body("raw", "[raw]"),
                body("closed raw", "[raw]a[/raw]"),
                body("ends of raw", "[raw][/rax]"),
                body("self-closing", "[foo /]"),
                body("escapes", "\\"),
                body("escaped brackets", "\\["),
                body("braces", "{.a "),
                body("braces behind links", "[a](b){.a "),
                body("autolinks", "http://"),
                body("autolinks with brackets", "http://a.b/((((("),
                body("addresses", "www."),
                body("entities", "&#x"),
                body("footnotes", "[^1]"),
                body("footnote definitions", "[^a]: b\n\n"),
                body("delimiters", "===\n\n"),
                body("underlines", "a\n===\n"),
                body("one line", "a"),
                body("newlines", "a\n\n"),
                body("spaces", " "),
                body("blanks at line ends", "a  \n"),
                body("tabs", "\t"),
                body("not allowed in XML", "\u0001\uFFFF\uE000"),
                body("players", "<iframe src=http://a></iframe>"),
                body("paths", "[a](../)"),
                body("our mark", String.valueOf(TokenText.MARK)),
                Arguments.of("a paragraph of very many lines", "a\n".repeat(100_000)),
                Arguments.of("the longest of brackets", "[".repeat(1 << 20)),
                Arguments.of("the longest of quotes", ">".repeat(1 << 20)),
                Arguments.of("the most of shortcodes never closed", "[center]".repeat(100_000)),
                Arguments.of("one long line", "a ".repeat(1 << 19)),
                Arguments.of("one long path", "[a](" + "../a/".repeat(20_000) + ")"),
                Arguments.of("one reference used often", "[a]: " + "b".repeat(1 << 19) + "\n\n" + "[a]".repeat(20_000)),
                Arguments.of("many references", definitions()),
                Arguments.of(
                        "wide table", "|".repeat(30_000) + "\n" + "|-".repeat(30_000) + "|\n" + "|\n".repeat(100_000)),
                Arguments.of("table", "|a|b|\n|-|-|\n" + "|c|d|\n".repeat(20_000)),
                Arguments.of("backticks of all lengths", backticks()),
                Arguments.of("pictures of one gallery", "[gallery]\n" + "![](a)\n".repeat(10_000) + "[/gallery]"),
                Arguments.of("one footnote used often", "[^1]".repeat(10_000) + "\n\n[^1]: a"));
    }

    private static Arguments body(String name, String part) {
        return Arguments.of(name, part.repeat(LENGTH / part.length()));
    }

    private static Arguments body(String name, String open, String close) {
        int count = LENGTH / (open.length() + close.length());
        return Arguments.of(name, open.repeat(count) + close.repeat(count));
    }

    private static String definitions() {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 5_000).forEach(i -> text.append("[a").append(i).append("]: b\n"));
        IntStream.range(0, 5_000).forEach(i -> text.append("[a").append(i).append("] "));
        return text.toString();
    }

    private static String backticks() {
        StringBuilder text = new StringBuilder();
        IntStream.range(1, 1_400).forEach(i -> text.append("`".repeat(i)).append("a"));
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void rendersInTime(String name, String text) {
        RenderedPost markdown =
                assertTimeoutPreemptively(LONG, () -> PostSample.of(text).render());
        RenderedPost html =
                assertTimeoutPreemptively(LONG, () -> PostSample.of(text).html().render());

        assertThat(markdown.content().toString()).doesNotContain("<script", "\uE000", "\u0001");
        assertThat(html.content().toString()).doesNotContain("<script", "\uE000", "\u0001");
    }
}
