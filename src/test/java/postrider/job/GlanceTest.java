package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.cache.Cache;
import postrider.database.Database;
import postrider.picture.KnownPictures;
import postrider.post.KnownPosts;
import postrider.post.Post;
import postrider.post.PostFolder;
import postrider.post.PostSettings;
import postrider.post.Posts;
import postrider.post.SeenFolders;
import postrider.source.Diagnostic;

/** What was seen of the posts when a run asked whether there is anything to do is what the run that does it would see. */
class GlanceTest {
    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");

    @TempDir
    private Path folder;

    private Path posts;

    @BeforeEach
    void postsInSeveralKindsOfFolders() throws IOException {
        posts = Files.createDirectory(folder.resolve("posts"));
        post("one.md");
        post("two.txt");
        post("none.html");
        post("page/item.md");
        post("page/item.de.md");
        post("page/item.fr.md");
        post("page/picture.jpg");
        post("folder.md/inner.md");
        post("folder.md/.hidden.md");
        post("\uD83D\uDE00.md");
        post("\uFF5E.md");
        Files.writeString(posts.resolve("page/frontmatter.yaml"), "taxonomy: {tag: [all]}\n");
        Files.createDirectory(posts.resolve("empty"));
    }

    private void post(String name) throws IOException {
        Path file = posts.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "---\ntitle: " + name + "\ndate: '2026-01-05'\n---\n\nBody of " + name + "\n");
    }

    private SeenFolders seen() {
        String digest = InputFolder.look("all", List.of(posts)).orElseThrow().print();
        InputFolder.Comparison compared = InputFolder.compare(digest, "all", List.of(posts), posts);
        assertThat(compared.isSame()).isTrue();
        return compared.posts();
    }

    private Posts read(SeenFolders seen) {
        PostSettings settings = new PostSettings(ZoneOffset.UTC, "en", List.of("en", "de"), "", "", "===", 300, null);
        return new PostFolder(posts, settings).read(NOW, KnownPosts::none, Cache.none(), KnownPictures.none(), seen);
    }

    @Test
    void thePostsAreTheSame() {
        Posts read = read(seen());

        assertThat(read).isEqualTo(read(SeenFolders.none()));
        assertThat(read.posts()).hasSize(6);
        assertThat(read.held()).as("two make one address").hasSize(1);
        assertThat(read.diagnostics()).extracting(Diagnostic::code).containsExactly("W603");
    }

    @Test
    void ofAFolderThatIsLookedAtByTwoThreadsToo() throws IOException {
        for (int i = 0; i < 1_100; i++) {
            post("many-" + i + ".md");
        }

        Posts read = read(seen());

        assertThat(read.posts()).hasSize(1_106);
        assertThat(read).isEqualTo(read(SeenFolders.none()));
    }

    @Test
    void whatComesLaterIsForTheNextRun() throws IOException {
        SeenFolders seen = seen();
        post("later.md");
        Files.delete(posts.resolve("one.md"));

        Posts read = read(seen);

        assertThat(read.posts()).extracting(Post::file).doesNotContain("later.md", "one.md");
        assertThat(read.diagnostics()).extracting(Diagnostic::message).anyMatch(said -> said.contains("vanished"));
        assertThat(read(SeenFolders.none()).posts()).extracting(Post::file).contains("later.md");
    }

    @Test
    void whereALinkLeadsElsewhereNothingIsHandedOver() throws IOException {
        Files.createSymbolicLink(posts.resolve("link.md"), posts.resolve("one.md"));

        String nothingElse = InputFolder.look("all", List.of()).orElseThrow().print();
        InputFolder.Comparison compared = InputFolder.compare(nothingElse, "all", List.of(posts), posts);

        assertThat(compared.isSame()).isFalse();
        assertThat(compared.posts().age()).isZero();
        assertThat(read(compared.posts())).isEqualTo(read(SeenFolders.none()));
    }

    @Test
    void onceAnotherRunWroteItIsSeenAnew() {
        Path file = folder.resolve("postrider.db");
        SeenFolders seen = new SeenFolders(
                Map.of(), System.nanoTime() - Duration.ofSeconds(5).toNanos());
        long number;
        try (Database before = Database.open(file, InstantSource.system())) {
            number = before.<Long>read(NothingNewTable::stateNumber);
        }
        Glance glance = new Glance(Optional.empty(), seen, number);
        try (Database mine = Database.open(file, InstantSource.system());
                Database others = Database.open(file, InstantSource.system())) {
            assertThat(glance.postsIn(mine)).isSameAs(seen);
            mine.writeOnly(tx -> RunTable.begin(tx, 1, NOW));
            assertThat(glance.postsIn(mine)).as("after own changes").isSameAs(seen);

            others.writeOnly(tx -> RunTable.begin(tx, 2, NOW));

            assertThat(glance.postsIn(mine).age()).as("after others'").isZero();
        }
    }
}
