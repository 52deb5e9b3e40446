package postrider.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.markdown.SamplePost;
import postrider.source.Bytes;

class HostileFeedTest {
    static final String[] FORBIDDEN = {
        "\0",
        "\b",
        "\u000B",
        "\f",
        "\u001F",
        "\uD800",
        "\uDC00",
        "\uDBFF x",
        "\uFFFE",
        "\uFFFF",
        "\u007F",
        "\u0092",
        "\uFDD0",
        "\uD83F\uDFFE",
        "\uDC00\uD800"
    };

    static final String[] AWKWARD = {
        "]]>",
        "<![CDATA[x]]>",
        "&amp;#8217; & &lt;",
        "<script>alert(1)</script>",
        "\u202Eevil\u202C",
        "שלום עולם",
        "🩸👩🏽‍⚕️ 𝕏",
        "x\u2028\u2029y",
        "\"'",
        "a\tb",
        "${7*7}",
        "<!-- x -- y -->",
        "%00%0a"
    };

    @ParameterizedTest
    @FieldSource("FORBIDDEN")
    void forbiddenCharactersAreDroppedInEveryField(String bad) {
        SampleFeed feed = SampleFeed.of(SamplePost.named("a")
                .title("Ti" + bad + "tle")
                .summary("Sum" + bad + "mary")
                .rest("<p>Con" + bad + "tent</p>")
                .author("Na" + bad + "me", "m" + bad + "@example.org", "https://example.org/" + bad)
                .taxonomy("tag", "t" + bad + "ag"));
        String left = bad.equals("\uDBFF x") ? " x" : "";

        SyndEntry rss =
                FeedReaders.synd(feed.write(FeedFormat.RSS)).getEntries().get(0);
        SyndEntry atom =
                FeedReaders.synd(feed.write(FeedFormat.ATOM)).getEntries().get(0);

        assertThat(rss.getTitle()).isEqualTo("Ti" + left + "tle");
        assertThat(atom.getTitle()).isEqualTo("Ti" + left + "tle");
        assertThat(atom.getContents().get(0).getValue()).isEqualTo("<p>Con" + left + "tent</p>");
        assertThat(FeedReaders.items(feed.write(FeedFormat.JSON)).get(0))
                .containsEntry("content_html", "<p>Con" + left + "tent</p>")
                .containsEntry("summary", "Sum" + left + "mary");
    }

    @ParameterizedTest
    @FieldSource("AWKWARD")
    void awkwardTextArrivesAsItIs(String text) {
        SampleFeed feed = SampleFeed.of(SamplePost.named("a")
                .title(text)
                .summary(text)
                .rest("<p>" + text + "</p>")
                .author(text, null, null)
                .taxonomy("tag", text));

        SyndEntry rss =
                FeedReaders.synd(feed.write(FeedFormat.RSS)).getEntries().get(0);
        SyndEntry atom =
                FeedReaders.synd(feed.write(FeedFormat.ATOM)).getEntries().get(0);

        assertThat(rss.getTitle()).isEqualTo(text);
        assertThat(rss.getContents().get(0).getValue()).isEqualTo("<p>" + text + "</p>");
        assertThat(rss.getCategories().get(0).getName()).isEqualTo(text.strip());
        assertThat(FeedReaders.shown(atom.getTitleEx())).isEqualTo(text);
        assertThat(FeedReaders.shown(atom.getDescription())).isEqualTo(text);
        assertThat(FeedReaders.items(feed.write(FeedFormat.JSON)).get(0)).containsEntry("title", text);
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void lineEndsAreLineFeeds(FeedFormat format) {
        SampleFeed feed = SampleFeed.of(SamplePost.named("a").rest("<pre>a\r\nb\rc\n  d</pre>"));

        String text = feed.write(format).text();

        assertThat(text)
                .doesNotContain("\r")
                .doesNotContain("&#xD;")
                .endsWith("\n")
                .doesNotEndWith("\n\n");
        assertThat(text).containsAnyOf("a\nb\nc\n  d", "a\\nb\\nc\\n  d");
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void octetsAreUtf8WithoutMark(FeedFormat format) {
        Bytes bytes = SampleFeed.of(SamplePost.named("a").title("Қазақ 🩸")).write(format);

        assertThat(new String(bytes.toArray(), StandardCharsets.UTF_8)).contains("Қазақ 🩸");
        assertThat(bytes.toArray()[0]).isIn((byte) '<', (byte) '{');
    }

    @Test
    void documentsAreWellFormedForAStrictParser() {
        SampleFeed feed = SampleFeed.of(SampleFeed.threePosts());

        assertThat(FeedReaders.xml(feed.write(FeedFormat.RSS))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("rss");
        assertThat(FeedReaders.xml(feed.write(FeedFormat.ATOM))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("feed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\0"})
    void authorsAndTagsThatAreBlankAreLeftOut(String blank) {
        SampleFeed feed =
                SampleFeed.of(SamplePost.named("a").author(blank, null, null).taxonomy("tag", blank, "real"));

        assertThat(FeedReaders.items(feed.write(FeedFormat.JSON)).get(0))
                .containsEntry("tags", List.of("real"))
                .containsEntry("authors", List.of(Map.of("name", "Hematology Center")));
    }

    @Test
    void titleOfControlCharactersOnlyGivesWayToTheSlug() {
        SampleFeed feed = SampleFeed.of(SamplePost.named("slug").title("\0"));

        assertThat(feed.titles("feed.json")).containsExactly("slug");
    }
}
