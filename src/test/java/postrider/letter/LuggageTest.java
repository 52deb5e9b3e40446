package postrider.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import postrider.edition.DigestSettings;
import postrider.edition.DigestSettings.Design;
import postrider.picture.Logo;
import postrider.picture.PictureCache;
import postrider.picture.PictureSize;
import postrider.source.Bytes;
import postrider.template.Templates;

/** Letters that take their pictures along. */
class LuggageTest {
    private static final String LINKED = "https://news.example.org/posts/trip/";

    @TempDir
    Path home;

    @BeforeEach
    void pictures() throws IOException {
        picture("one.jpg", "first");
        picture("two.jpg", "second");
        picture("copy.jpg", "first");
        picture("large.jpg", "x".repeat(1_000_001));
        Files.writeString(home.resolve("trip/drawn.svg"), "<svg/>");
    }

    private void picture(String name, String octets) throws IOException {
        Files.createDirectories(home.resolve("trip"));
        Files.writeString(home.resolve("trip").resolve(name), octets);
    }

    @Test
    void picturesOfThePostsFolderAreSentAlongOnceEach() {
        Letter letter = compose(Design.LETTER, "one.jpg", "two.jpg", "copy.jpg");

        assertThat(letter.pictures()).hasSize(2);
        assertThat(letter.pictures())
                .extracting(picture -> picture.octets().text())
                .containsExactly("first", "second");
        assertThat(letter.pictures()).allSatisfy(picture -> {
            assertThat(picture.id()).matches("[0-9a-f]{24}@news\\.example\\.org");
            assertThat(picture.type()).isEqualTo("image/jpeg");
        });
        String one = letter.pictures().get(0).address();
        String two = letter.pictures().get(1).address();
        assertThat(sources(letter)).containsExactly(one, two, one);
        assertThat(Jsoup.parse(letter.html()).select("img").eachAttr("width")).hasSize(3);
    }

    @Test
    void whatIsTooLargeGoneOrElsewhereStaysOnTheSite() throws IOException {
        Files.delete(home.resolve("trip/two.jpg"));

        Letter letter = compose(Design.LETTER, "large.jpg", "two.jpg", "https://elsewhere.example/x.jpg");

        assertThat(letter.pictures()).isEmpty();
        assertThat(sources(letter))
                .containsExactly(LINKED + "large.jpg", LINKED + "two.jpg", "https://elsewhere.example/x.jpg");
    }

    @Test
    void aPictureOfACameraIsSentAtMailSize() throws IOException {
        BufferedImage photo = new BufferedImage(3000, 2000, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 3000; x++) {
            for (int y = 0; y < 2000; y++) {
                photo.setRGB(x, y, x / 16 << 16 | y / 8 << 8);
            }
        }
        ImageIO.write(photo, "jpg", home.resolve("trip/photo.jpg").toFile());
        TestPost post =
                TestPost.parse("title: Trip\nslug: trip\ndate: 2023-01-09 10:00\npicture: photo.jpg 3000x2000\n---\n"
                        + "<p><img src=\"" + LINKED + "photo.jpg\" alt=\"Photo\"></p>");

        Letter letter = writer(Design.LETTER).compose(1, Instant.EPOCH, "en", List.of(post.rendered()));

        EmbeddedPicture picture = letter.pictures().get(0);
        BufferedImage sent =
                ImageIO.read(new ByteArrayInputStream(picture.octets().toArray()));
        assertThat(sent.getWidth()).isEqualTo(1104);
        assertThat(Jsoup.parse(letter.html()).select("img").attr("width")).isEqualTo("552");
    }

    @Test
    void aPictureOfAPostThatWasCutToItsSummaryStaysAtHome() {
        TestPost post = post("one.jpg");
        TestPost cut = new TestPost(
                post.title(),
                post.slug(),
                post.at(),
                "<p>Summary.</p>",
                post.rest() + "<p>" + "word ".repeat(17_000) + "</p>",
                post.media(),
                post.names());
        String filler = "<p>" + "word ".repeat(5_000) + "</p>";

        Letter letter = writer(Design.LETTER)
                .compose(
                        1,
                        Instant.EPOCH,
                        "en",
                        List.of(TestPost.of("Before", "", filler).rendered(), cut.rendered()));

        assertThat(letter.html()).contains("Summary.").doesNotContain("cid:");
        assertThat(letter.pictures()).isEmpty();
    }

    @Test
    void theMagazineTakesThePictureThatItShows() {
        Letter letter = compose(Design.MAGAZINE, "missing.jpg", "one.jpg", "two.jpg");

        assertThat(letter.pictures()).extracting(EmbeddedPicture::octets).containsExactly(Bytes.utf8("first"));
        assertThat(sources(letter)).containsExactly(letter.pictures().get(0).address());
    }

    @Test
    void thePlainDesignTakesNothing() {
        Letter letter = compose(Design.PLAIN, "one.jpg");

        assertThat(letter.pictures()).isEmpty();
        assertThat(letter.html()).contains(">1 picture</a>: Picture one.jpg]").doesNotContain("<img");
    }

    @ParameterizedTest
    @EnumSource
    void theLogoComesAlongButInThePlainDesign(Design design) {
        Logo logo = new Logo("logo.png", "image/png", new PictureSize(1_200, 120), Bytes.utf8("a logo"));

        Letter letter = writer(design, DigestSettings.Images.CID, logo)
                .compose(1, Instant.EPOCH, "en", List.of(post().rendered()));

        Elements shown = Jsoup.parse(letter.html()).select("img");
        if (design == Design.PLAIN) {
            assertThat(shown).isEmpty();
            assertThat(letter.pictures()).isEmpty();
        } else {
            assertThat(letter.pictures()).extracting(EmbeddedPicture::octets).containsExactly(logo.octets());
            assertThat(shown.eachAttr("src"))
                    .containsExactly(letter.pictures().get(0).address());
            assertThat(shown.attr("width") + "x" + shown.attr("height")).isEqualTo("276x28");
        }
    }

    @Test
    void aLinkedLogoIsTheSitesAndNeverEnlarged() {
        Logo logo = new Logo("logo.gif", "image/gif", new PictureSize(30, 20), Bytes.utf8("a logo"));

        Letter letter = writer(Design.LETTER, DigestSettings.Images.LINK, logo)
                .compose(1, Instant.EPOCH, "en", List.of(post().rendered()));

        assertThat(sources(letter)).containsExactly("https://news.example.org/logo.gif");
        assertThat(letter.html()).contains("width=\"30\" height=\"20\" alt=\"\"");
        assertThat(letter.pictures()).isEmpty();
    }

    private Letter compose(Design design, String... names) {
        return writer(design)
                .compose(1, Instant.EPOCH, "en", List.of(post(names).rendered()));
    }

    private static TestPost post(String... names) {
        StringBuilder head = new StringBuilder("title: Trip\nslug: trip\ndate: 2023-01-09 10:00\n");
        StringBuilder body = new StringBuilder();
        for (String name : names) {
            head.append(name.equals("missing.jpg") ? "missing: missing.jpg\n" : "");
            head.append(name.contains("/") || name.equals("missing.jpg") ? "" : "picture: " + name + " 600x400\n");
            body.append("<p><img src=\"")
                    .append(name.contains("/") ? name : LINKED + name)
                    .append("\" alt=\"Picture ")
                    .append(name)
                    .append("\" width=\"600\" height=\"400\"></p>");
        }
        return TestPost.parse(head + "---\n" + body);
    }

    private static List<String> sources(Letter letter) {
        return Jsoup.parse(letter.html()).select("img").eachAttr("src");
    }

    private LetterWriter writer(Design design) {
        return writer(design, DigestSettings.Images.CID, null);
    }

    private LetterWriter writer(Design design, DigestSettings.Images images, @Nullable Logo logo) {
        return new LetterWriter(
                new Templates(home),
                new LetterSettings(
                        TestPost.SITE,
                        "News",
                        "",
                        "#0b5c70",
                        TestPost.ALMATY,
                        20,
                        "",
                        design,
                        images,
                        false,
                        false,
                        "en",
                        logo),
                new PictureFolder(home, new PictureCache(home.resolve("copies"))));
    }
}
