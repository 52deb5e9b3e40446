package postrider.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import postrider.edition.DigestSettings;
import postrider.edition.DigestSettings.Design;
import postrider.letter.Proof.Check;
import postrider.markdown.RenderedPost;
import postrider.picture.PictureCache;
import postrider.template.Templates;

class ProofreadingTest {
    private static final String LEAVE = "<a href=\"" + Slot.UNSUBSCRIBE_URL.mark() + "\">Leave</a>";

    @TempDir
    Path home;

    @ParameterizedTest
    @MethodSource("designsAndAccents")
    void whatWeDesignStandsUpToIt(Design design, String accent) {
        RenderedPost post = TestPost.parse("""
                title: Donor day
                slug: donor-day
                date: 2023-01-09 10:00
                picture: hall.jpg 1200x800
                picture: wide.jpg 600x300
                ---
                <p>Come, and <a href="https://news.example.org/posts/donor-day/">bring</a> a friend.</p>
                ===
                <h2>Where</h2><p>Here: <code>1 Street</code>.</p><div class="notice"><p>Eat first.</p></div>
                <figure><img src="https://news.example.org/posts/donor-day/hall.jpg" alt="The hall"></figure>
                <table><tr><th>Day</th></tr><tr><td>Monday</td></tr></table><blockquote><p>Thanks.</p></blockquote>
                """).rendered();

        Letter letter = writer(design, accent).compose(1, Instant.EPOCH, "en", List.of(post, post, post));

        assertThat(findings(letter)).isEmpty();
    }

    private static Stream<Arguments> designsAndAccents() {
        return Stream.of(Design.values())
                .flatMap(
                        design -> Stream.of("#0b5c70", "#9f1d35", "#ff7a00", "#ffe600", "#ffffff", "#808080", "#000000")
                                .map(accent -> Arguments.of(design, accent)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONTRAST  | <p style='color:#999999;background-color:#ffffff'>grey</p> | #999999 on #ffffff is 2.8 : 1",
                "CONTRAST  | <p style='color:#999'>grey</p>                       | #999999 on #ffffff",
                "CONTRAST  | <table role='presentation'><tr><td bgcolor='#000000'>black</td></tr></table> | #000000 on #000000",
                "PICTURES  | <img src='https://x.example/a.png' width='9'>        | has no alt text",
                "PICTURES  | <img src='https://x.example/a.png' alt='a'>          | has no width",
                "PICTURES  | <img src='https://x.example/a.webp' alt='a' width='9'> | of a kind that many mail programs",
                "PICTURES  | <img src='https://x.example/a.gif' alt='' width='1'> | one pixel wide",
                "PICTURES  | <img src='data:image/png;base64,xx' alt='a' width='9'> | neither on the web nor sent along",
                "PICTURES  | <img src='cid:nobody@x' alt='a' width='9'>           | neither on the web nor sent along",
                "PICTURES  | <img src='https://news.example.org/gone.png' alt='a' width='9'> | is not on the site",
                "LINKS     | <a href='https://news.example.org/posts/gone/'>x</a> | posts/gone/ is not on the site",
                "LINKS     | <a href='/posts/here/'>x</a>                         | leads nowhere from a mail",
                "LINKS     | <a href='#top'>x</a>                                 | leads nowhere from a mail",
                "LINKS     | <a href='javascript:alert(1)'>x</a>                  | leads nowhere from a mail",
                "LINKS     | <a href='https://evil.example/'>www.bank.example</a> | leads to evil.example",
                "LINKS     | <a href='https://x.example/'></a>                    | has no words",
                "STRUCTURE | <script>1</script>                                   | <script>",
                "STRUCTURE | <form><input></form>                                 | <form>",
                "STRUCTURE | <p style='background:url(https://x.example/a.png)'>x</p> | fetch something",
                "STRUCTURE | <style>@import 'https://x.example/a.css';</style>    | fetch something",
                "STRUCTURE | <h4>Deep</h4>                                        | skips a level",
                "STRUCTURE | <h1>Second</h1>                                      | 2 headings of the first level",
                "STRUCTURE | <table><tr><td>x</td></tr></table>                   | role=\"presentation\""
            })
    void whatATemplateGetsWrongIsFound(Check check, String html, String finding) {
        assertThat(findings(letter(html, "")).get(check))
                .anySatisfy(found -> assertThat(found).contains(finding));
    }

    @Test
    void whatIsThereIsNoFinding() {
        String html = "<a href='https://news.example.org/posts/here/?x#y'>here</a>"
                + "<img src='https://news.example.org/posts/%D2%9B.png' alt='a' width='9'>";

        assertThat(findings(letter(html, ""))).isEmpty();
    }

    @Test
    void aTextPartThatIsNotTheSameLetterIsFound() {
        Letter letter = letter("<h2>Second</h2>", "word ".repeat(30) + "\nA &amp; B\n");

        assertThat(findings(letter).get(Check.TEXT))
                .hasSize(3)
                .anySatisfy(found -> assertThat(found).contains("longer than 78"))
                .anySatisfy(found -> assertThat(found).contains("&amp;"))
                .anySatisfy(found -> assertThat(found).contains("lacks what the HTML has: \"Second\""));
    }

    @Test
    void aLetterThatCantBeLeftIsFound() {
        Letter letter =
                new Letter("en", "s", "", "<html lang=en dir=ltr><title>t</title><h1>T</h1>", "T \uE000nobody\uE001");

        assertThat(findings(letter).get(Check.SLOTS))
                .containsExactly("a part has no link to unsubscribe", "nothing fills the mark \"nobody\"");
    }

    @Test
    void aLetterThatGmailClipsIsFound() {
        Letter letter = letter("<p>" + "long ".repeat(25_000) + "</p>", "");

        assertThat(findings(letter).get(Check.SIZE)).singleElement().asString().contains("102,400");
    }

    @Test
    void darkGroundIsLookedAtToo() {
        String style =
                "<style>@media (prefers-color-scheme: dark) { .page { background-color: #13191c !important } }</style>";

        assertThat(findings(letter(style + "<div class=page><p style='color:#1b242a'>ink</p></div>", ""))
                        .get(Check.CONTRAST))
                .singleElement()
                .asString()
                .contains("in dark mode");
    }

    private static Letter letter(String html, String text) {
        return new Letter(
                "en",
                "s",
                "",
                "<html lang=en dir=ltr><head><title>t</title></head><body><h1>T</h1>" + html + LEAVE + "</body></html>",
                "T\n" + text + "\nLeave:\n" + Slot.UNSUBSCRIBE_URL.mark() + "\n");
    }

    private static Map<Check, List<String>> findings(Letter letter) {
        List<String> site = List.of(
                "https://news.example.org/posts/here/?x#y",
                "https://news.example.org/posts/%D2%9B.png",
                "https://news.example.org/editions/1/",
                "https://news.example.org/posts/donor-day/",
                "https://news.example.org/posts/donor-day/hall.jpg");
        return new Proofreading(TestPost.SITE, site::contains)
                .read(letter).stream()
                        .filter(proof -> !proof.findings().isEmpty())
                        .collect(Collectors.toMap(Proof::check, Proof::findings));
    }

    private LetterWriter writer(Design design, String accent) {
        return new LetterWriter(
                new Templates(home),
                new LetterSettings(
                        TestPost.SITE,
                        "News",
                        "1 Street",
                        accent,
                        TestPost.ALMATY,
                        20,
                        "",
                        design,
                        DigestSettings.Images.LINK,
                        true,
                        true,
                        "en",
                        null),
                new PictureFolder(home, new PictureCache(home.resolve("copies"))));
    }
}
