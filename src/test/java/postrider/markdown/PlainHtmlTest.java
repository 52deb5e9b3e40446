package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way says what the HTML parser and the allow-list say, or nothing. */
class PlainHtmlTest {
    private static final int BODIES = 5_000;
    private static final String AT = "pr0xat=\"5 9\"";

    /** What Markdown is made of, and what must not pass for it. */
    private static final List<String> PIECES = List.of(
            "word",
            "word",
            " ",
            " ",
            "\n",
            "\n\n",
            "\n\n",
            "*",
            "*",
            "**",
            "_",
            "`",
            "```\n",
            "~~~ java\n",
            "~~",
            "# ",
            "## ",
            "- ",
            "1. ",
            "7) ",
            "> ",
            "    ",
            "  \n",
            "\\\n",
            "---\n",
            "===\n\n",
            "===",
            "|",
            "a | b\n--|--\n1 | 2\n",
            "&",
            "&amp;",
            "&nbsp;",
            "&copy;",
            "&#0;",
            "&lt;b&gt;",
            "<",
            ">",
            "\"",
            "'",
            "\\<",
            "[a](https://example.org/a?b=1&c=2#d)",
            "[a](HTTPS://Example.ORG/)",
            "[a](https://example.org/../b/./c)",
            "[a](https://example.org/a b \"t\")",
            "[a](<https://example.org/a b>)",
            "[a](/b)",
            "[a](../c)",
            "[a](#d)",
            "[a](javascript:alert(1))",
            "[a](mailto:a@example.org)",
            "[a](tel:+7)",
            "[a](data:text/html,x)",
            "[a](https://example.org \"a title\")",
            "[a](https://example.org '\"quoted\" & more')",
            "[a]: https://example.org/e\n",
            "[a]",
            "[a](photo.jpg)",
            "[a](https://user:pw@example.org:8080/)",
            "[a](https://xn--e1afmkfd.org/é)",
            "https://example.org/auto",
            "www.example.org",
            "<https://example.org/x>",
            "![](photo.jpg)",
            "![alt](https://example.org/i.png)",
            "[center]",
            "[/center]",
            "[u]",
            "[/u]",
            "[plugin:youtube](https://youtu.be/x)",
            "[^1]",
            "\n[^1]: note\n",
            "<b>",
            "</b>",
            "</p>",
            "</em>",
            "</ul>",
            "<p>",
            "<p ",
            "<br>",
            "<hr />",
            "<!-- x -->",
            "<script>",
            "</script>",
            "<a href=\"x\">",
            "</a>",
            "<div>\n",
            "</div>\n",
            "<pre>",
            "{.a}",
            "- [x] done\n",
            "- [ ] to do\n",
            "\u00A0",
            "\u2028",
            "\u200B",
            "\u0007",
            "\uFFFE",
            "\uE000",
            "\uD83D\uDE00",
            "\uD83D",
            "слово",
            "שלום",
            "…",
            "pr0xat",
            "pr0xon=\"delimiter\"");

    /** What the short way looks for, and what looks like it. */
    private static final List<String> TAGS = List.of(
            "text",
            "text",
            " ",
            "\n",
            "&amp;",
            "&lt;",
            "&quot;",
            "&gt;",
            "&#39;",
            "&lt",
            "&",
            ">",
            "\"",
            "<p>",
            "</p>",
            "<p>",
            "</p>",
            "<em>",
            "</em>",
            "<strong>",
            "</strong>",
            "<code>",
            "</code>",
            "<pre>",
            "</pre>",
            "<code class=\"language-java\">",
            "<code class=\"a b\" onclick=\"x\">",
            "<h2>",
            "</h2>",
            "<ul>",
            "</ul>",
            "<ol>",
            "<ol start=\"3\">",
            "<ol start=\"3\" onclick=x>",
            "</ol>",
            "<li>",
            "</li>",
            "<blockquote>",
            "</blockquote>",
            "<br />",
            "<hr />",
            "<br>",
            "<a href=\"https://example.org/\" " + AT + ">",
            "<a href=\"https://example.org/a?b&amp;c\" title=\"t\" " + AT + ">",
            "<a href=\"javascript:x\" " + AT + ">",
            "<a href=\"/b\" " + AT + ">",
            "<a href=\"https://example.org/\" onclick=\"x\" " + AT + ">",
            "<a href=\"https://example.org/\">",
            "<a>",
            "</a>",
            "<hr " + AT + " pr0xon=\"delimiter\">",
            "<hr " + AT + ">",
            "<img src=\"x\">",
            "<script>",
            "</script>",
            "<svg>",
            "<P>",
            "<p >",
            "</p >",
            "<!--",
            "-->",
            "<",
            "<table>",
            "<b " + AT + ">",
            "</b>");

    @Test
    void saysTheSameOfAnyMarkdown() {
        Random random = new Random(7);
        int plain = 0;
        for (int i = 0; i < BODIES; i++) {
            plain += compared(text(random, PIECES, 12)) ? 1 : 0;
        }

        assertThat(plain).isGreaterThan(BODIES / 10);
    }

    @Test
    void saysTheSameOfAnyHtml() {
        Random random = new Random(8);
        int plain = 0;
        for (int i = 0; i < BODIES; i++) {
            String html = random.nextInt(3) == 0 ? text(random, TAGS, 9) : nested(random, 3);
            plain += compared(PostSample.of("body"), html) ? 1 : 0;
        }

        assertThat(plain).isGreaterThan(BODIES / 50);
    }

    static Stream<String> bodies() {
        return Stream.concat(
                XssVectors.all(),
                Stream.of("summary", "render")
                        .flatMap(ReadingFiles::rows)
                        .map(row -> row.input().text()));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void saysTheSameOfCasesAndAttacks(String body) {
        compared(body);
        compared("a *b*\n\n===\n\n" + body + "\n\n> c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A paragraph with *emphasis*, **weight**, `code` & \"quotes\".",
                "# Heading\n\n- one\n- two\n\n3. three\n\n> quote\n\n```java\ncode < code\n```\n\n---\n\nend  \nof it",
                "[link](https://example.org/a?b=1&c=2 \"title\")",
                "Summary\n\n===\n\nRest"
            })
    void isTakenByPostsAsPeopleWriteThem(String body) {
        assertThat(compared(body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t\uE000t", "t\uE001", "t\uFFFE", "t\u00A0t", "t\uD83D", "<b>", "a & b", "a\nb"})
    void leavesTitlesThatMustBeChangedToOthers(String title) {
        assertThat(compared("[a](https://example.org '" + title + "')")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a",
                "a</p>",
                "<p><p>a</p></p>",
                "<p>a<h2>b</h2></p>",
                "<em><li>a</li></em>",
                "<p> </p>",
                "<script>a</script>"
            })
    void leavesWhatIsNotWellNestedToOthers(String html) {
        assertThat(PostSample.of("body").rendering().plain(html)).isEmpty();
    }

    private static boolean compared(String body) {
        PostSample sample = PostSample.of(body).files(List.of("photo.jpg"));
        return compared(sample, sample.rendering().unsafeHtml());
    }

    /** @return whether the short way was taken */
    private static boolean compared(PostSample sample, String unsafe) {
        Rendering rendering = sample.rendering();
        rendering.unsafeHtml();
        Optional<Rendering.Result> plain = rendering.plain(unsafe);
        if (plain.isPresent()) {
            Rendering longer = sample.rendering();
            longer.unsafeHtml();
            assertThat(plain.get()).as(unsafe).isEqualTo(longer.cleaned(unsafe));
            assertThat(rendering.isParted()).as(unsafe).isEqualTo(longer.isParted());
        }
        return plain.isPresent();
    }

    private static String text(Random random, List<String> pieces, int most) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }

    /** Tags that mostly close. */
    private static String nested(Random random, int depth) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String piece = TAGS.get(random.nextInt(TAGS.size()));
            boolean opens = piece.matches("<[a-z].*[^/]>") && depth > 0;
            String name = opens ? piece.replaceAll("[<>]|\\s.*", "") : "";
            boolean closes = !name.isEmpty() && !name.equals("hr") && random.nextInt(20) > 0;
            parts.add(opens ? piece + nested(random, depth - 1) + (closes ? "</" + name + ">" : "") : piece);
        }
        return String.join("", parts);
    }
}
