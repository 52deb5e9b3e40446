package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository is a home itself, and what it shows a newcomer holds. */
final class SampleHomeTest {
    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void copy() throws IOException {
        for (String part : List.of("posts", "config")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                files.forEach(file -> copy(file, folder.resolve(file)));
            }
        }
        home = PublicationHome.at(folder);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void checksWithoutAWord() {
        PublicationHome.Ran check = home.run("check");

        assertThat(check.status()).isZero();
        assertThat(check.err()).isEmpty();
    }

    @Test
    void theFirstRunPublishesThreePostsAndShowsOneThatWaits() {
        PublicationHome.Ran run = home.run("publish");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "3 published, 1 scheduled, 0 hidden, 0 held",
                        "14 June 2031, 09:00 Almaty  Donor Day in Karaganda");
        assertThat(home.path("public/donor-day-in-karaganda")).doesNotExist();
    }

    @Test
    void eachReaderIsServedOnce() throws IOException {
        home.run("publish");
        home.run("publish");

        assertThat(OutboxLetter.served(home.outbox()))
                .containsExactly("1 aigerim@example.org", "1 irina@example.org", "1 john@example.org");
    }

    @Test
    void galleriesHaveTheirPictures() throws IOException {
        home.run("publish");

        for (String page : List.of("silk-road-forum-2019", "multidisciplinary-approach")) {
            List<String> pictures = Jsoup.parse(home.text("public/" + page + "/index.html"))
                    .select("figure img[alt~=.]")
                    .eachAttr("src");
            assertThat(pictures).hasSize(3);
            assertThat(pictures)
                    .allSatisfy(src -> assertThat(home.path("public/" + page + src.replaceFirst(".*/", "/")))
                            .isRegularFile());
        }
        assertThat(home.outbox())
                .allSatisfy(letter -> assertThat(Jsoup.parse(letter.html()).select("img[alt~=.]"))
                        .hasSize(6));
    }
}
