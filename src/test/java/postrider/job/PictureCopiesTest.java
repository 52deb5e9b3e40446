package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which copies of pictures a home keeps from run to run. */
class PictureCopiesTest {
    @TempDir
    Path folder;

    private RehearsedHome home;

    @BeforeEach
    void aHomeOfTwoIllustratedPosts() throws IOException {
        home = new RehearsedHome(folder.resolve("home"), Instant.parse("2026-03-02T05:00:00Z"), """
                site: {url: https://news.example.org, title: News, timezone: Asia/Almaty}
                """);
        illustrate("one", 700);
        illustrate("two", 800);
    }

    private void illustrate(String name, int width) throws IOException {
        home.file(
                "posts/" + name + "/item.md",
                "---\ntitle: " + name + "\ndate: '2026-03-01 10:00'\n---\n\n![" + name + "](a.jpg)\n");
        ImageIO.write(
                new BufferedImage(width, 500, BufferedImage.TYPE_INT_RGB),
                "jpg",
                home.path("posts/" + name + "/a.jpg").toFile());
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(home.path("var/pictures"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void thoseOfAPostThatIsGoneGo() throws IOException {
        home.run("publish");
        List<Path> before = copies();

        Files.delete(home.path("posts/two/item.md"));
        home.run("publish");

        assertThat(before).hasSize(2);
        assertThat(copies()).hasSize(1).isSubsetOf(before);
    }

    @Test
    void thoseOfAPostThatIsHeldStayAndSoDoAllOthers() throws IOException {
        home.run("publish");
        List<Path> before = copies();

        home.file("posts/two/item.md", "---\ntitle: two\ndate: '2026-03-01 10:00'\n\n![two](a.jpg)\n");
        home.run("publish");

        assertThat(copies()).isEqualTo(before).hasSize(2);
    }

    @Test
    void thoseOfPostsThatSeemToBeGoneByMishapStay() throws IOException {
        home.run("publish");

        Files.delete(home.path("posts/one/item.md"));
        Files.delete(home.path("posts/two/item.md"));
        home.run("publish");

        assertThat(copies()).hasSize(2);
    }
}
