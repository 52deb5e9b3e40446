package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

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
import postrider.post.SummaryRule;

/** The short way says what the HTML parser and the allow-list say, or nothing. */
class PlainHtmlTest {
    private static final int BODIES = 5_000;

    /** All that a summary may rest on. */
    private static final List<SummaryRule> RULES = List.of(
            PostSample.RULE,
            new SummaryRule(null, "===", 7, true, false),
            new SummaryRule(null, "===", 0, true, false),
            new SummaryRule(null, "===", 20, false, false),
            new SummaryRule(null, "===", 20, true, true),
            new SummaryRule("words", "===", 20, true, false));

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

    @Test
    void saysTheSameOfAnyMarkdown() {
        Random random = new Random(7);
        int plain = 0;
        for (int i = 0; i < BODIES; i++) {
            plain += compared(text(random, PIECES, 12)) ? 1 : 0;
        }

        assertThat(plain).isGreaterThan(BODIES / 10);
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
    @ValueSource(strings = {"t\uE000t", "t\uE001", "t\uFFFE", "t\u00A0t", "<b>", "a & b", "a\nb"})
    void leavesTitlesThatMustBeChangedToOthers(String title) {
        assertThat(compared("[a](https://example.org '" + title + "')")).isFalse();
    }

    /** @return whether the short way was taken */
    private static boolean compared(String body) {
        return RULES.stream()
                .map(rule ->
                        compared(PostSample.of(body).files(List.of("photo.jpg")).rule(rule)))
                .reduce(true, Boolean::logicalAnd);
    }

    private static boolean compared(PostSample sample) {
        Rendering rendering = sample.rendering();
        Optional<Rendering.Result> plain = rendering.plain(rendering.parsed());
        if (plain.isPresent()) {
            Rendering longer = sample.rendering();
            assertThat(plain.get()).as(sample.toString()).isEqualTo(longer.cleaned(longer.parsed()));
            assertThat(rendering.isParted()).as(sample.toString()).isEqualTo(longer.isParted());
        }
        return plain.isPresent();
    }

    private static String text(Random random, List<String> pieces, int most) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }
}
