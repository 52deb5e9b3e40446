package postrider.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import postrider.edition.DigestSettings;
import postrider.edition.DigestSettings.Design;
import postrider.edition.NewestPost;
import postrider.markdown.RenderedPost;
import postrider.picture.Logo;
import postrider.picture.PictureSize;
import postrider.source.Bytes;
import postrider.template.Templates;

/** The mails of who joins. {@code -Dpostrider.approve} rewrites what is expected of them. */
class JoinWriterTest {
    private static final Path CASES = Path.of("src/test/resources/postrider/letter/joining");
    private static final Instant JANUARY = Instant.parse("2023-01-10T04:00:00Z");

    @TempDir
    Path home;

    @ParameterizedTest
    @MethodSource("languagesAndDesigns")
    void asksAndGreetsAsExpected(String language, Design design) throws IOException {
        JoinWriter writer = writer("Hematology Center News").in(design);
        List<TestPost> posts = List.of(TestPost.parse(
                "title: Donor day\nslug: donor-day\ndate: 2023-01-09 10:00\n---\n<p>Come & bring a friend.</p>"));
        String name = language + "." + design.name().toLowerCase(Locale.ROOT);

        Letter asking = writer.confirm(language, "https://news.example.org/confirm/TOKEN", "ann@example.org", JANUARY);
        Letter greeting = writer.welcome(
                language, posts.stream().map(JoinWriterTest::newest).toList());

        assertThat(new Proofreading("https://news.example.org", link -> true).readSingle(asking))
                .allSatisfy(proof -> assertThat(proof.findings()).isEmpty());
        assertSame("confirm." + name, asking);
        assertSame("welcome." + name, greeting);
    }

    private static NewestPost newest(TestPost post) {
        RenderedPost rendered = post.rendered();
        return new NewestPost(rendered.post().title(), rendered.url(), rendered.summary());
    }

    private static Stream<Arguments> languagesAndDesigns() {
        return Stream.of("en", "ru", "kk")
                .flatMap(language -> Stream.of(Design.values()).map(design -> Arguments.of(language, design)));
    }

    private static void assertSame(String name, Letter letter) throws IOException {
        assertSame(CASES.resolve(name + ".html"), letter.html());
        assertSame(CASES.resolve(name + ".txt"), "Subject: " + letter.subject() + "\n\n" + letter.text());
    }

    private static void assertSame(Path file, String text) throws IOException {
        if (Boolean.getBoolean("postrider.approve")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("languagesAndDesigns")
    void asksForOneThingAndNobodyLeavesByIt(String language, Design design) {
        Letter letter = writer("News")
                .in(design)
                .confirm(language, "https://news.example.org/confirm/T", "a@b.example", JANUARY);

        Document html = Jsoup.parse(letter.html());
        assertThat(html.select("a").eachAttr("href")).containsExactly("https://news.example.org/confirm/T");
        assertThat(html.text()).contains("a@b.example", "48");
        assertThat(letter.text()).contains("\nhttps://news.example.org/confirm/T\n");
        assertThat(letter.html() + letter.text()).doesNotContain("\uE000");
    }

    @ParameterizedTest
    @MethodSource("languagesAndDesigns")
    void aGreetingCanBeLeftByAtOnce(String language, Design design) {
        Letter letter = writer("News").in(design).welcome(language, List.of());

        assertThat(Jsoup.parse(letter.html()).select("a").eachAttr("href"))
                .contains(Slot.UNSUBSCRIBE_URL.mark(), "https://news.example.org/editions/");
        assertThat(letter.text()).contains(Slot.UNSUBSCRIBE_URL.mark());
    }

    @Test
    void namesOfPeopleAndNewslettersAreText() {
        Letter letter = writer("News <b>\"A\" & B</b>\r\nBcc: x@example.org")
                .confirm("en", "https://news.example.org/?a=1&b=2", "\"<i>x</i>\"@example.org", JANUARY);

        Document html = Jsoup.parse(letter.html());
        assertThat(html.select("b, i")).isEmpty();
        assertThat(html.select("a").attr("href")).isEqualTo("https://news.example.org/?a=1&b=2");
        assertThat(letter.subject()).isEqualTo("Confirm your subscription");
        assertThat(letter.text())
                .contains("“News <b>\"A\" & B</b> Bcc: x@example.org”")
                .doesNotContain("\r");
    }

    private JoinWriter writer(String newsletter) {
        return new JoinWriter(
                new Templates(home),
                new LetterSettings(
                        TestPost.SITE,
                        newsletter,
                        "Hematology Center, 10 Example Street, Almaty, Kazakhstan",
                        "#0b5c70",
                        TestPost.ALMATY,
                        20,
                        "",
                        Design.LETTER,
                        DigestSettings.Images.LINK,
                        true,
                        true,
                        "en",
                        new Logo("logo.png", "image/png", new PictureSize(300, 80), Bytes.utf8("logo"))));
    }
}
