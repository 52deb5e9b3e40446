package postrider.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that nobody would make on purpose. */
class HostileFolderTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final List<String> NAMES = List.of(
            "a.md",
            "A.MD",
            "b.txt",
            "item.md",
            "post.ru.md",
            "item.fr.md",
            "01.a",
            "01.a.md",
            "02.",
            "_x",
            "03._y.md",
            ".hidden",
            "x.md~",
            "frontmatter.yaml",
            "blog.md",
            "default.md",
            "tags",
            "ru",
            "archive",
            "rss.xml.md",
            "a b",
            "..md",
            "a\nb.md",
            "a\\b.md",
            "c:d.md",
            "%2e%2e.md",
            "é.md",
            "e\u0301.md",
            "\uFEFF.md",
            "\u202E.md",
            "-",
            "~.md",
            "000_26c614c8d101df57.txt",
            "CON.md",
            "x".repeat(250) + ".md",
            "ж".repeat(100) + ".md",
            "node_modules",
            ".git",
            "readme.md");
    private static final List<String> TEXTS = List.of(
            "---\ntitle: A\ndate: 20-07-2022\n---\n\nText.\n",
            "---\ntitle: B\ndate: 20-07-2022\nslug: a\n---\n",
            "---\ntitle: C\ndate: 20-07-2031\nid: one\n---\n",
            "---\nid: one\ntitle: D\ndate: 20-07-2022\n---\n",
            "date: 20-07-2022\n",
            "",
            "---\n",
            "title: [a\n",
            "\u0000",
            "---\ndate: 20-07-2022\n---\n");
    private static final String OUTSIDE = "outside";
    private static final List<String> TARGETS =
            List.of(".", "..", OUTSIDE, "a.md", "self.md", "nowhere", "01.a", "../a.md");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void readsWhateverLiesThere(long seed) throws IOException {
        PostsHome home = PostsHome.in(folder);
        Files.writeString(Files.createDirectory(folder.resolve(OUTSIDE)).resolve("a.md"), TEXTS.get(0));
        fill(home.root(), new Random(seed));

        Posts posts = assertTimeoutPreemptively(LONG, () -> home.read());

        assertThat(posts.posts()).extracting(Post::route).doesNotHaveDuplicates();
        assertThat(posts.posts()).extracting(Post::id).doesNotHaveDuplicates();
        assertThat(posts.posts()).allSatisfy(post -> {
            assertThat(home.root().resolve(post.file()).toRealPath())
                    .startsWith(home.root().toRealPath());
            assertThat(post.route()).doesNotContain("..", "//", "\n");
        });
        assertThat(posts.held()).allSatisfy(held -> assertThat(held.code()).startsWith("E"));
        assertThat(home.read()).isEqualTo(posts);
    }

    @Test
    void aLinkToWhatNeverEndsIsNotRead() throws IOException {
        PostsHome home = PostsHome.in(folder);
        Files.createSymbolicLink(home.root().resolve("zero.md"), Path.of("/dev/zero"));

        Posts posts = assertTimeoutPreemptively(LONG, () -> home.read());

        assertThat(posts.diagnostics()).extracting(found -> found.code()).containsExactly("E501");
    }

    @Test
    void foldersInFoldersHaveABottom() throws IOException {
        PostsHome home = PostsHome.in(folder);
        Path deep = home.root();
        for (int i = 0; i < 300; i++) {
            deep = Files.createDirectories(deep.resolve("d"));
        }
        Files.writeString(deep.resolve("a.md"), TEXTS.get(0));

        assertThat(assertTimeoutPreemptively(LONG, () -> home.read()).posts()).hasSize(1);
    }

    private static void fill(Path root, Random random) throws IOException {
        List<Path> folders = new ArrayList<>(List.of(root));
        for (int i = 0; i < 90; i++) {
            Path at = folders.get(random.nextInt(folders.size())).resolve(one(NAMES, random));
            try {
                switch (random.nextInt(5)) {
                    case 0 -> folders.add(Files.createDirectory(at));
                    case 1 -> Files.createSymbolicLink(at, target(root, one(TARGETS, random)));
                    default -> Files.writeString(at, one(TEXTS, random), StandardOpenOption.CREATE_NEW);
                }
            } catch (FileSystemException refused) {
                continue; // taken already, too long, or below a link that leads nowhere
            }
        }
    }

    private static Path target(Path root, String target) {
        return target.equals(OUTSIDE) ? root.resolveSibling(OUTSIDE) : Path.of(target);
    }

    private static String one(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
