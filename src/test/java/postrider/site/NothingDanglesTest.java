package postrider.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
import postrider.database.Database;
import postrider.markdown.SamplePost;
import postrider.picture.PictureCache;

/**
 * Whenever somebody looks, and wherever a run dies: what readers know leads only to what is there. What they don't know yet, or soon no
 * more, may lead to another page that isn't there: two new pages lead to one another, and one of them comes first. But never to a
 * picture or a style sheet that is missing.
 */
class NothingDanglesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2024-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    private Path home;
    private LocalLinks links;
    private final List<SamplePost> posts = new ArrayList<>();
    /** What the last run left that came to its end. */
    private Set<String> settled = Set.of();

    private int steps;

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    @BeforeEach
    void start() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("public"));
        links = new LocalLinks(home.resolve("public"), SamplePost.SITE);
        posts.add(post("a", "2010-01-01").taxonomy("tag", "One"));
        posts.add(post("b", "2011-01-01").taxonomy("tag", "One", "Two"));
    }

    private SamplePost post(String name, String day) throws IOException {
        SamplePost post = SamplePost.named(name).publishAt(day + "T00:00:00Z");
        return picture(post, name, name + ".jpg", 500);
    }

    /** Wide enough for a copy, so that a page names two files for it. */
    private SamplePost picture(SamplePost post, String name, String file, int width) throws IOException {
        Path picture = home.resolve("posts/posts/" + name + "/" + file);
        Files.createDirectories(picture.getParent());
        ImageIO.write(new BufferedImage(width, 40, BufferedImage.TYPE_INT_RGB), "jpg", picture.toFile());
        post.photo(file, width, 40);
        return post.rest(
                "<div class=\"gallery\"><figure><img src=\"" + post.pictureUrl(file) + "\" alt=\"\"></figure></div>");
    }

    /** One thing after the other that changes what leads where. */
    private interface Change {
        void apply() throws IOException;
    }

    private List<Change> changes() {
        return List.of(
                () -> posts.add(post("c", "2012-01-01").taxonomy("tag", "Two", "Three")),
                () -> picture(posts.get(2), "c", "other.jpg", 700),
                () -> posts.get(1).route("/moved/b"),
                () -> posts.get(0).taxonomy("tag", "Three"),
                () -> posts.add(post("d", "2013-01-01").language("ru")),
                () -> posts.remove(2),
                () -> posts.remove(0));
    }

    @Test
    void pagesFeedsAndPicturesAreThereAtEachInstant() throws IOException {
        publish(Integer.MAX_VALUE);
        for (Change change : changes()) {
            change.apply();

            publish(Integer.MAX_VALUE);

            assertEverythingIsThere();
        }
        assertThat(steps).isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 11, 40})
    void whereverARunDiesAndAnotherFollows(int last) throws IOException {
        publish(Integer.MAX_VALUE);
        for (Change change : changes()) {
            change.apply();
            publish(last);
        }

        publish(Integer.MAX_VALUE);

        assertEverythingIsThere();
    }

    @Test
    void theTestSeesWhatDangles() throws IOException {
        publish(Integer.MAX_VALUE);
        Files.delete(home.resolve("public/posts/a/a.480x38.jpg"));

        assertThat(dangling()).anySatisfy(one -> assertThat(one).startsWith("posts/a/index.html -> "));
    }

    private void publish(int last) {
        try (Database database = Database.open(home.resolve("state.db"), CLOCK)) {
            List<Artifact> artifacts = SampleSite.artifacts(posts.toArray(SamplePost[]::new));
            Set<String> coming = new TreeSet<>();
            artifacts.forEach(artifact -> coming.add(artifact.path().value()));
            int[] left = {last};
            Path watched = WatchedDisk.watch(home.resolve("public"), () -> {
                assertWhatIsKnownLeadsSomewhere(coming);
                if (left[0]-- == 0) {
                    throw new Crash();
                }
            });
            PublicFolder.Sources sources =
                    new PublicFolder.Sources(home.resolve("posts"), home, new PictureCache(home.resolve("copies")));
            new PublicFolder(watched, sources, database, CLOCK).replace(artifacts);
            settled = links.files();
        } catch (Crash crash) {
            // The next run finds what this one left.
        }
    }

    private void assertWhatIsKnownLeadsSomewhere(Set<String> coming) {
        steps++;
        Set<String> files = links.files();
        for (Map.Entry<String, Set<String>> document : links.all().entrySet()) {
            Set<String> missing = new TreeSet<>(document.getValue());
            missing.removeAll(files);
            boolean known = settled.contains(document.getKey()) && coming.contains(document.getKey());
            if (!known) {
                missing.removeIf(target -> target.matches(".*\\.(html|xml|json)"));
            }
            assertThat(missing).as("%s, step %d", document.getKey(), steps).isEmpty();
        }
    }

    private void assertEverythingIsThere() {
        assertThat(dangling()).isEmpty();
    }

    private List<String> dangling() {
        Set<String> files = links.files();
        List<String> dangling = new ArrayList<>();
        links.all()
                .forEach((document, targets) -> targets.stream()
                        .filter(target -> !files.contains(target))
                        .forEach(target -> dangling.add(document + " -> " + target)));
        return dangling;
    }
}
