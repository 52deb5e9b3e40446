package postrider.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines that should keep a post back, written so that a careless reader would not see them. */
class LostGatesTest {
    @TempDir
    Path folder;

    static Stream<Arguments> held() {
        return Stream.of(
                held("a quote closed two lines later", "summary: \"a\npublish_date: 01-01-2031\nmenu: \"", "E105"),
                held("a single quote closed too late", "summary: 'a\npublished: false\nmenu: '", "E105"),
                held("a list closed too late", "menu: [a,\npublished: false\n]", "E105"),
                held("a map closed too late", "menu: {a: b,\ndraft: true\n}", "E105"),
                held("a quote within a map", "metadata:\n  a: 'x\npublished: false\n  b: '", "E105"),
                held("no blank behind the colon", "published:false", "E105"),
                held("no-break space behind the colon", "published:\u00A0false", "E105"),
                held("no-break space before the key", "\u00A0published: false", "E110"),
                held("a zero-width space in the key", "publi\u200Bshed: false", "E110"),
                held("a mark before the key", "-published: false", "E110"),
                held("a mark behind the key", "published!: false", "E110"),
                held("full-width letters", "ｐｕｂｌｉｓｈｅｄ: false", "E110"),
                held("Cyrillic that looks Latin in capitals", "DAТE: 01-01-2031", "E110"),
                held("Cyrillic that looks Latin", "publiѕһed: false", "E110"),
                held("a key of two lines", "? |\n  published\n: false", "E110"),
                held("a value of two lines", "published: fal\n  se", "E204"),
                held("a comment without its blank", "published: false#", "E204"),
                held("no-break space behind the value", "published: false\u00A0", "E204"),
                held("a list", "published: [false]", "E204"),
                held("indented by one", " published: false", "E105"),
                held("behind the end of the YAML", "...\npublished: false", "E108"),
                held("under a tag", "published: !!bool false", "E108"));
    }

    private static Arguments held(String name, String lines, String code) {
        return Arguments.of(name, lines, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("held")
    void keepsBack(String name, String lines, String code) {
        Posts posts = read("---\ntitle: A\ndate: 20-07-2022\n" + lines + "\n---\n\nText.\n");

        assertThat(posts.posts()).isEmpty();
        assertThat(posts.held().get(0).code()).isEqualTo(code);
        assertThat(posts.held().get(0).diagnostics())
                .allSatisfy(finding -> assertThat(finding.toString()).doesNotContain("\n"));
    }

    @Test
    void tellsWhereTheQuoteBeganAndWhichKeyItTook() {
        Posts posts = read("---\ntitle: \"My post\npublish_date: 01-01-2031\nmenu: \"\ndate: 20-07-2022\n---\n");

        assertThat(posts.held().get(0).diagnostics())
                .extracting(Object::toString)
                .containsExactly(
                        "a.md:2:8: error E105: the quoted text that begins here goes on over line 3, which looks like a key; "
                                + "the post is held. Close the quote, or indent that line");
    }

    @Test
    void readsQuotesOverSeveralIndentedLines() {
        Posts posts = read("---\ntitle: \"My\n  post: one\"\ndate: 20-07-2022\nmenu: [a,\n  b: c]\n---\n");

        assertThat(posts.posts().get(0).title()).isEqualTo("My post: one");
    }

    @Test
    void readsFrontMatterInBraces() {
        Posts posts = read("---\n{\ntitle: A,\ndate: 20-07-2022,\npublished: false\n}\n---\n");

        assertThat(posts.posts().get(0).status(PostsHome.NOW)).isEqualTo(new PostStatus.Hidden("unpublished"));
    }

    private Posts read(String text) {
        return PostsHome.in(folder).file("a.md", text).read();
    }
}
