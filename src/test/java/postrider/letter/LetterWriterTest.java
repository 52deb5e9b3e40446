package postrider.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.edition.DigestSettings;
import postrider.markdown.RenderedPost;
import postrider.picture.PictureCache;
import postrider.source.Location;
import postrider.template.TemplateFault;
import postrider.template.Templates;

class LetterWriterTest {
    private static final Instant JANUARY = Instant.parse("2023-01-10T20:00:00Z");

    @TempDir
    Path home;

    @Test
    void onePostGivesSubjectAndHeading() {
        Letter letter = compose(post("Donor day", "", "<p>Come.</p>"));

        assertThat(letter.subject()).isEqualTo("Donor day");
        assertThat(letter.preheader()).isEqualTo("Come.");
        assertThat(html(letter).select("h1").eachText()).containsExactly("Donor day");
        assertThat(letter.text()).doesNotContain("1 post").doesNotContain("In this edition");
    }

    @Test
    void severalPostsAreCountedAndNewestFirstAsGiven() {
        Letter letter = compose(post("B", "", "<p>b</p>"), post("A", "", "<p>a</p>"));

        assertThat(letter.subject()).isEqualTo("B — and 1 more post");
        assertThat(html(letter).select("h1").eachText()).containsExactly("News");
        assertThat(html(letter).select("h2").eachText()).containsExactly("B", "A");
        assertThat(letter.preheader()).isEqualTo("Also in this edition: A.");
        assertThat(letter.text()).doesNotContain("In this edition\n");
    }

    @Test
    void contentsStandOnTopFromThreePostsOn() {
        Letter letter = compose(post("C", "", ""), post("B", "", ""), post("A", "", ""));

        assertThat(html(letter).select("h2").eachText()).containsExactly("In this edition", "C", "B", "A");
        assertThat(html(letter).select("ol a").eachAttr("href"))
                .allMatch(href -> href.startsWith("https://news.example.org/posts/"));
    }

    @Test
    void theDayIsTheSites() {
        assertThat(compose(post("A", "", "")).text()).contains("11 January 2023\n");
    }

    @Test
    void marksStandWhereEachReaderGetsTheirOwn() {
        Letter letter = compose(post("A", "", "<p>a</p>"));

        assertThat(html(letter)
                        .select("a[href=" + Slot.UNSUBSCRIBE_URL.mark() + "]")
                        .eachText())
                .containsExactly("Unsubscribe");
        assertThat(letter.text()).contains("\nUnsubscribe:\n" + Slot.UNSUBSCRIBE_URL.mark() + "\n");
        assertThat(letter.html()).contains("on " + Slot.SUBSCRIBED_ON.mark() + ".");
        assertThat(letter.html()).doesNotContain(Slot.PREFERENCES_URL.mark());
    }

    @Test
    void authorsCannotWriteMarks() {
        String mark = Slot.UNSUBSCRIBE_URL.mark();
        String hidden = "<p>&#xE000;unsubscribe_url&#xE001; <a href=\"https://example.org/" + mark + "\">x</a></p>";

        Letter letter = compose(post("A " + mark, hidden, hidden));

        assertThat(letter.html().split(mark, -1)).hasSize(2);
        assertThat(letter.text().split(mark, -1)).hasSize(2);
        assertThat(letter.subject()).isEqualTo("A unsubscribe_url");
        assertThat(letter.preheader()).doesNotContain("\uE000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title><b>x",
                "\"><img src=x onerror=alert(1)>",
                "a & b &amp; c",
                "“Curly” ‘quotes’",
                "${1/0} <#if>",
                "\u202Eevil\u202C",
                "line\r\nbreak\u0000\u2028x",
                "next\u0085line\u009Fx\uD800y",
                "\u202Eשלום\u202C مرحبا"
            })
    void titlesAreTextWhateverTheyHold(String title) {
        Letter letter = compose(post(title, "", "<p>x</p>"), post(title, "", ""), post(title, "", ""));

        Document html = html(letter);
        assertThat(html.select("script, img, b, [onerror]")).isEmpty();
        assertThat(html.select("h2").get(1).wholeText()).isEqualTo(OneLine.of(title));
        assertThat(letter.subject())
                .startsWith(OneLine.of(title))
                .doesNotContainPattern("[\\p{Cc}\\p{Cs}\u2028\u202E]");
        assertThat(letter.text()).contains("2. " + OneLine.of(title) + "\n");
    }

    @Test
    void aTitleOfAbsurdLengthIsCutAtAWord() {
        Letter letter = compose(post("word ".repeat(400), "", "<p>x</p>"), post("B", "", ""));

        assertThat(letter.subject().length()).isBetween(100, 120);
        assertThat(letter.subject()).endsWith("word… — and 1 more post");
        assertThat(html(letter).select("h2").get(0).text())
                .hasSizeLessThanOrEqualTo(300)
                .endsWith("word…");
    }

    @Test
    void aPostOfFiveMegabytesIsItsSummaryAndALink() {
        String megabytes = "<p>" + "text ".repeat(1_000_000) + "</p>";

        Letter letter = compose(post("Long", "", megabytes), post("Short", "", "<p>whole</p>"));

        assertThat(octets(letter)).isLessThan(LetterWriter.BUDGET);
        assertThat(html(letter).select("a[aria-label]").eachAttr("aria-label"))
                .containsExactly("Read the whole post: Long");
        assertThat(letter.html()).contains(">whole</p>");
        assertThat(letter.text()).contains("Read the whole post:\nhttps://news.example.org/posts/a-post/");
        assertThat(letter.text().length()).isLessThan(5_000);
    }

    @Test
    void anAuthorsSummaryOfAMegabyteIsCut() {
        Letter letter = compose(post("Long", "<p>" + "lead ".repeat(200_000) + "</p>", "<p>x</p>"));

        assertThat(letter.html()).contains("lead…").contains("Read the whole post");
        assertThat(octets(letter)).isLessThan(10_000);
    }

    @Test
    void wholePostsWhileThereIsRoomThenSummaries() {
        List<RenderedPost> posts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            posts.add(post("Post " + i, "<p>Lead " + i + ".</p>", "<p>" + "body ".repeat(3_000) + "</p>"));
        }

        Letter letter = writer(20, "").compose(1, JANUARY, "en", posts);

        int summaries = html(letter).select("a[aria-label]").size();
        assertThat(octets(letter)).isBetween(70_000, LetterWriter.BUDGET);
        assertThat(summaries).isBetween(4, 8);
        assertThat(html(letter).select("a[aria-label]").get(0).attr("aria-label"))
                .endsWith("Post " + (10 - summaries));
        assertThat(letter.text().split("Read the whole post:", -1)).hasSize(summaries + 1);
        assertThat(html(letter).text()).endsWith("1 Street");
    }

    @Test
    void fiveHundredPostsEndWithALinkToTheRest() {
        List<RenderedPost> posts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            posts.add(post("Post number " + i, "", "<p>" + "words of it ".repeat(400) + "</p>"));
        }

        Letter letter = writer(500, "").compose(1, JANUARY, "en", posts);

        assertThat(octets(letter)).isBetween(60_000, LetterWriter.BUDGET);
        assertThat(letter.html()).containsPattern("and 4\\d\\d more posts on the site</a>");
        assertThat(letter.text())
                .containsPattern("and 4\\d\\d more posts on the site:\nhttps://news.example.org/editions/1/\n");
        assertThat(letter.html()).contains("500 posts").contains(Slot.UNSUBSCRIBE_URL.mark());
    }

    @Test
    void noMorePostsThanTheSettingSays() {
        Letter letter = writer(2, "")
                .compose(1, JANUARY, "ru", List.of(post("C", "", ""), post("B", "", ""), post("A", "", "")));

        assertThat(html(letter).select("h2").eachText()).containsExactly("C", "B");
        assertThat(letter.html()).contains("и ещё 1 публикация на сайте").contains("3 публикации");
    }

    @Test
    void theSubjectMayBeATemplate() {
        Letter letter = writer(20, "${newsletter} ${number}, ${date}:\n ${title}<#if more gt 0> +${more}</#if>")
                .compose(7, JANUARY, "en", List.of(post("“A” & B", "", "")));

        assertThat(letter.subject()).isEqualTo("News 7, 11 January 2023: “A” & B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${titel}",
                "${title",
                "<#if more gt 99>x</#if>",
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}"
            })
    void aFaultInTheSubjectNamesTheSetting(String subject) {
        TemplateFault fault = catchThrowableOfType(
                TemplateFault.class, () -> writer(20, subject).compose(1, JANUARY, "en", List.of(post("A", "", ""))));

        assertThat(fault.diagnostic().at().file()).isEqualTo("digest.subject");
    }

    @Test
    void aHomesTemplateReplacesOurs() throws IOException {
        template(
                "letter.ftlh",
                "<title>${subject}</title><#list posts as post>${post.body}</#list><a href=\"${unsubscribeUrl}\">Leave</a>");

        assertThat(compose(post("A & B", "", "<p>x</p>")).html())
                .startsWith("<title>A &amp; B</title><p style=")
                .contains("Leave");
    }

    @Test
    void aFaultInAHomesTemplateSaysWhere() throws IOException {
        template("letter.ftlh", "<p>\n<#list posts as post>${post.titel}</#list>");

        TemplateFault fault = catchThrowableOfType(TemplateFault.class, () -> compose(post("A", "", "")));

        assertThat(fault.diagnostic().at()).isEqualTo(new Location("templates/digest/letter.ftlh", 2, 24));
        assertThat(fault.diagnostic().message()).isEqualTo("\"post.titel\" has no value");
    }

    @Test
    void aLetterThatCannotBeLeftIsNotWritten() throws IOException {
        template("letter.ftl", "${subject}");

        assertThatThrownBy(() -> compose(post("A", "", "")))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining(
                        "templates/digest/letter.ftl:1:1: error: the template has no link to unsubscribe");
    }

    @Test
    void aTemplateThatLeavesNoRoomIsAFault() throws IOException {
        template("letter.ftlh", "<#list 1..9999 as x>0123456789</#list>${unsubscribeUrl}");

        assertThatThrownBy(() -> compose(post("A", "", ""))).hasMessageContaining("longer than 96,000 octets");
    }

    @ParameterizedTest
    @EnumSource(DigestSettings.Design.class)
    void fiveHundredPostsAtOnceAreALetterThatNoMailProgramClips(DigestSettings.Design design) {
        RenderedPost one =
                post("Русский заголовок", "<p>" + "слово ".repeat(20) + "</p>", "<p>" + "слово ".repeat(300) + "</p>");

        Letter letter = writer(1000, "").in(design).compose(1, JANUARY, "ru", Collections.nCopies(500, one));

        assertThat(Proofreading.octets(letter)).isBetween(60_000, 96_000);
        assertThat(html(letter).text()).containsPattern("и ещё \\d+ публикаци");
        assertThat(html(letter).select("a").eachText()).contains("Отписаться");
        assertThat(letter.text()).contains("Отписаться:\n" + Slot.UNSUBSCRIBE_URL.mark());
    }

    @Test
    void linesOfTheTextPartAreNarrow() {
        Letter letter = compose(post(
                "A title of more than seventy-two columns that goes on and on and on until somebody stops it at last",
                "",
                "<ul><li>" + "word ".repeat(60) + "<ol><li>" + "deeper ".repeat(40)
                        + "</li></ol></li></ul><blockquote><p>"
                        + "quoted ".repeat(40) + "</p><p>again</p></blockquote><table><tr><td>" + "cell ".repeat(30)
                        + "</td></tr></table>"));

        assertThat(letter.text().lines()).allMatch(line -> line.length() <= 76);
        assertThat(letter.text())
                .contains("\n> quoted")
                .contains("\n>\n> again")
                .contains("\n  1. deeper")
                .endsWith("1 Street\n");
    }

    @Test
    void theSamePostsGiveTheSameLetter() {
        RenderedPost post = post("A", "<p>b</p>", "<p>c</p>");

        assertThat(compose(post)).isEqualTo(compose(post));
    }

    @Test
    void anEditionWithoutPostsIsABug() {
        assertThatThrownBy(this::compose).isInstanceOf(IllegalArgumentException.class);
    }

    private Letter compose(RenderedPost... posts) {
        return writer(20, "").compose(1, JANUARY, "en", List.of(posts));
    }

    private LetterWriter writer(int maxPosts, String subject) {
        return new LetterWriter(
                new Templates(home),
                new LetterSettings(
                        TestPost.SITE,
                        "News",
                        "1 Street",
                        "#0b5c70",
                        TestPost.ALMATY,
                        maxPosts,
                        subject,
                        DigestSettings.Design.LETTER,
                        DigestSettings.Images.LINK,
                        false,
                        false,
                        "en",
                        null),
                new PictureFolder(home, new PictureCache(home.resolve("copies"))));
    }

    private static RenderedPost post(String title, String lead, String rest) {
        return TestPost.of(title, lead, rest).rendered();
    }

    private void template(String name, String text) throws IOException {
        Files.createDirectories(home.resolve("digest"));
        Files.writeString(home.resolve("digest").resolve(name), text);
    }

    private static Document html(Letter letter) {
        return Jsoup.parse(letter.html());
    }

    private static int octets(Letter letter) {
        return WireSize.octets(letter.html());
    }
}
