package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.site.LocalLinks;

/** Pictures from the posts folder to public/, by the command: good ones, Grav's actions, broken ones, and a run that is killed. */
class PicturesRunTest {
    @TempDir
    Path folder;

    private PublicationHome home;
    private LocalLinks links;

    @BeforeEach
    void start() throws IOException {
        home = PublicationHome.in(folder.resolve("home"));
        links = new LocalLinks(home.path("public"), "https://news.example.org");
        home.writePost(
                "hall",
                "The hall",
                "![Hall](hall.jpg)\n\n![Crop](hall.jpg?cropZoom=100,100)\n\n![Broken](broken.jpg?resize=90,90)");
        picture("hall", "hall.jpg", 1000);
        byte[] broken = Files.readAllBytes(home.path("posts/hall/hall.jpg"));
        Arrays.fill(broken, 185, 200, (byte) 0xFF);
        Files.write(home.path("posts/hall/broken.jpg"), broken);
    }

    private void picture(String post, String name, int width) throws IOException {
        BufferedImage image = new BufferedImage(width, width / 2, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, x / 2, 0xFFFFFF);
        }
        Files.createDirectories(home.path("posts/" + post));
        ImageIO.write(image, "jpg", home.path("posts/" + post + "/" + name).toFile());
    }

    private void assertNothingDangles() {
        Set<String> files = links.files();
        for (Map.Entry<String, Set<String>> document : links.all().entrySet()) {
            assertThat(files).as(document.getKey()).containsAll(document.getValue());
        }
    }

    @Test
    void aPageNamesTheCopiesThatAreThere() throws IOException {
        PublicationHome.Ran run = home.run("publish");

        assertThat(run.status()).isZero();
        assertNothingDangles();
        assertThat(links.files())
                .contains("hall/hall.480x240.jpg", "hall/hall.960x480.jpg", "hall/hall.100x100.fill.jpg")
                .noneMatch(file -> file.matches("hall/broken\\..+\\.jpg"));
        assertThat(home.text("public/hall/index.html")).contains("hall.480x240.jpg 480w", "hall.100x100.fill.jpg");
    }

    @Test
    void aRunInWhichNothingChangedTouchesNeitherPagesNorCopies() throws IOException {
        home.run("publish");
        var pages = home.tree("public");
        var copies = home.tree("var/pictures");

        home.run("publish");

        assertThat(home.tree("public")).isEqualTo(pages);
        assertThat(home.tree("var/pictures")).isEqualTo(copies).hasSize(3);
    }

    @Test
    void copiesThatWereDeletedAreOnlyMadeAgainWhereTheyAreMissing() throws IOException {
        home.run("publish");
        var pages = home.contents("public");
        for (String copy : home.tree("var/pictures").keySet()) {
            Files.delete(home.path("var/pictures/" + copy));
        }
        Files.delete(home.path("public/hall/hall.480x240.jpg"));

        home.run("publish");

        assertThat(home.contents("public")).isEqualTo(pages);
    }

    @Test
    void anotherPictureOfTheSameSizeAndTimeIsSeen() throws IOException {
        Path hall = home.path("posts/hall/hall.jpg");
        home.run("publish");
        FileTime time = Files.getLastModifiedTime(hall);
        byte[] octets = Files.readAllBytes(hall);
        byte[] other = Arrays.copyOf(Files.readAllBytes(home.path("posts/hall/broken.jpg")), octets.length);

        Files.write(hall, other);
        Files.setLastModifiedTime(hall, time);
        home.run("publish");

        assertNothingDangles();
        assertThat(home.text("public/hall/index.html")).doesNotContain("srcset");
        assertThat(links.files()).doesNotContain("hall/hall.480x240.jpg");
    }

    /** It declares 50,000 by 40,000 pixels, which no first look at a post should load. */
    @Test
    void aPictureBombStandsForNoPost() throws IOException {
        byte[] bomb = new byte[24];
        ByteBuffer.wrap(bomb)
                .putLong(0x89504E470D0A1A0AL)
                .putLong(0)
                .putInt(50_000)
                .putInt(40_000);
        home.writePost("bomb", "A bomb", "![Wide](bomb.png)\n\n![Hall](hall.jpg)");
        picture("bomb", "hall.jpg", 100);
        Files.write(home.path("posts/bomb/bomb.png"), bomb);
        String asHeader = home.text("posts/bomb/item.md").replace("title:", "header_image: bomb.png\ntitle:");
        home.write("posts/header/item.md", asHeader.replace("![Wide](bomb.png)", ""));
        Files.write(home.path("posts/header/bomb.png"), bomb);

        PublicationHome.Ran run = home.run("publish");

        assertThat(run.everything()).contains("W508");
        assertThat(home.text("public/bomb/index.html"))
                .contains("<meta property=\"og:image\" content=\"https://news.example.org/bomb/hall.jpg\">");
        for (String feed : List.of("rss.xml", "atom.xml", "feed.json")) {
            assertThat(home.text("public/" + feed))
                    .contains("https://news.example.org/bomb/bomb.png", "https://news.example.org/bomb/hall.jpg")
                    .doesNotContain("header/bomb.png")
                    .doesNotContainPattern("(url|href|image)\"?[=:] ?\"https://news.example.org/bomb/bomb.png");
        }
        assertThat(home.outbox()).isNotEmpty().noneMatch(letter -> letter.html().contains("bomb.png"));
    }

    /** A comment stands for all that cameras note. */
    @ParameterizedTest
    @ValueSource(strings = {"photo", "photo.orig", "photo.HEIC", "photo.gif"})
    void notesGoFromAPictureWhateverItsName(String name) throws IOException {
        byte[] plain = Files.readAllBytes(home.path("posts/hall/hall.jpg"));
        byte[] note = "\u00FF\u00FE\0\u0008SECRET".getBytes(StandardCharsets.ISO_8859_1);
        byte[] noted = ByteBuffer.allocate(plain.length + note.length)
                .put(plain, 0, 2)
                .put(note)
                .put(plain, 2, plain.length - 2)
                .array();
        Files.write(home.path("posts/hall/" + name), noted);
        home.writePost("hall", "The hall", "[As taken](" + name + ")");

        assertThat(home.run("publish").status()).isZero();

        assertThat(home.path("public/hall/" + name)).hasBinaryContent(plain);
    }

    @Test
    void aRehearsalMakesNoCopies() {
        home.run("plan");
        home.run("check");

        assertThat(home.path("var/pictures")).doesNotExist();
    }

    @Test
    void theLogoIsCopiedFromTheHome() throws IOException {
        picture("../config", "our logo.jpg", 64);

        PublicationHome.Ran run = home.run("publish", "--set=site.logo=config/our logo.jpg");

        assertThat(run.err()).doesNotContain("logo");
        assertThat(home.path("public/config/our logo.jpg")).hasSameBinaryContentAs(home.path("config/our logo.jpg"));
        assertThat(home.text("public/index.html")).contains("<link rel=\"icon\" href=\"config/our%20logo.jpg\">");
        assertThat(home.text("public/rss.xml")).contains("<url>https://news.example.org/config/our%20logo.jpg</url>");
        assertNothingDangles();
    }

    @Test
    void aLogoThatIsNotThereIsToldAndNotNamed() throws IOException {
        PublicationHome.Ran run = home.run("publish", "--set=site.logo=gone.png");

        assertThat(run.err()).contains("site.logo: there is no picture \"gone.png\" in the home; none is shown");
        assertThat(home.text("public/rss.xml")).doesNotContain("gone.png");
        assertNothingDangles();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.png", "/etc/passwd", "config/postrider.yaml", "var/secret.key"})
    void nothingElseIsPublishedAsTheLogo(String logo) throws IOException {
        PublicationHome.Ran run = home.run("publish", "--set=site.logo=" + logo);

        assertThat(run.err()).contains("site.logo: there is no picture");
        assertThat(links.files()).noneMatch(file -> file.matches("(config|var|etc)/.*"));
    }

    /** Pages that were there lead nowhere new before that is there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 25})
    void aProcessKilledAmongItsFilesLeavesNoKnownPageDangling(int more) throws Exception {
        home.run("publish");
        Set<String> known = new TreeSet<>(links.files());
        for (int i = 0; i < 4; i++) {
            home.write("posts/new" + i + "/item.md", """
                    ---
                    title: 'New %d'
                    publish_date: '0%d-03-2026 10:00'
                    taxonomy: {tag: [New]}
                    ---
                    ![A](a.jpg)
                    """.formatted(i, i + 1));
            picture("new" + i, "a.jpg", 700);
        }

        Process run = ChildRun.start(0, home.path(""), PublicationHome.PRESENT, "publish");
        while (run.isAlive() && home.count("public") < known.size() + more) {
            Thread.onSpinWait();
        }
        run.destroyForcibly().waitFor();

        Set<String> files = links.files();
        links.all().forEach((document, targets) -> {
            if (known.contains(document)) {
                assertThat(files).as(document).containsAll(targets);
            }
        });
        assertThat(home.run("publish").status()).isZero();
        assertNothingDangles();
    }
}
