package postrider.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.source.Diagnostic;

/** A folder {@code user/pages} as Grav's own skeletons have it. */
class GravSiteTest {
    private static final Path SITE = Path.of("src/test/resources/postrider/post/grav/pages");

    @TempDir
    Path folder;

    private Path pages = Path.of("");

    @BeforeEach
    void copySite() throws IOException {
        pages = folder.resolve("pages");
        try (Stream<Path> files = Files.walk(SITE)) {
            files.forEach(file -> copy(file, pages.resolve(SITE.relativize(file))));
        }
    }

    @Test
    void readsItsPostsAndNothingElse() {
        Posts posts = read("");

        assertThat(statuses(posts))
                .isEqualTo(Map.of(
                        "/blog/the-first-visit", "published",
                        "/ru/blog/the-first-visit", "published",
                        "/blog/second", "published",
                        "/blog/of-the-gallery", "hidden",
                        "/blog/later", "scheduled",
                        "/blog/draft", "hidden"));
        assertThat(posts.held()).extracting(HeldPost::file).containsExactly("02.blog/05.2017/item.md");
    }

    @Test
    void keepsVariantsOfOnePostTogether() {
        List<Post> variants = read("").posts().stream()
                .filter(post -> post.route().endsWith("the-first-visit"))
                .toList();

        assertThat(variants).extracting(Post::language).containsExactly("en", "ru");
        assertThat(variants).extracting(Post::title).containsExactly("The first visit", "Первый визит");
        assertThat(variants.get(0).postId()).isEqualTo(variants.get(1).postId());
        assertThat(variants.get(0).id()).isNotEqualTo(variants.get(1).id());
    }

    @Test
    void findsMediaAndPostsBesideThePost() {
        PostFolder site = site("");
        PostFiles files = site.files(site.read(PostsHome.NOW, KnownPosts.none()));

        assertThat(files.media("02.blog/01.the-first-visit/hall.png")).isPresent();
        assertThat(files.route("02.blog/02.second/blog_item.md")).contains("/blog/second");
    }

    @Test
    void tellsTheSettingThatReadsItsDatesAndTheProof() {
        assertThat(read("").diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "02.blog/05.2017/item.md:3:7: warning W604: all dates with slashes in this folder (1) fit only "
                                + "month/day: in 06/21/2017, 21 can't be a month. If they are meant so, set posts.dateformat: \"H:i m/d/Y\"");
    }

    @Test
    void readsThemWithThatSetting() {
        Posts posts = read("H:i m/d/Y");

        assertThat(posts.held()).isEmpty();
        assertThat(posts.diagnostics()).isEmpty();
        assertThat(statuses(posts)).containsEntry("/blog/2017", "published");
    }

    @Test
    void namesAFormatThatTakesOneDigitAndTheHoursAsTheyStand() throws IOException {
        post("a", "date: 9:05 1/2/2020");
        post("b", "date: 13:34 06/21/2017");
        post("c", "date: 06/22/2017");

        assertThat(read("").diagnostics())
                .extracting(Diagnostic::hint)
                .containsExactly(
                        "If they are meant so, set posts.dateformat: \"G:i n/j/Y\"; 1 of them have the time elsewhere, write these alike");
        assertThat(read("G:i n/j/Y").held()).extracting(HeldPost::file).containsExactly("02.blog/c/item.md");
    }

    @Test
    void followsALinkInsideOnceAndNoneOutside() throws IOException {
        Files.createSymbolicLink(pages.resolve("02.blog/07.again"), Path.of("02.second"));
        Files.createSymbolicLink(pages.resolve("02.blog/08.loop"), Path.of(".."));
        Files.createSymbolicLink(pages.resolve("02.blog/09.outside"), Files.createDirectory(folder.resolve("outside")));
        Files.createSymbolicLink(pages.resolve("self.md"), Path.of("self.md"));

        Posts posts = read("");

        assertThat(posts.posts()).hasSize(6);
        assertThat(posts.diagnostics()).extracting(Diagnostic::code).containsOnly("E501", "W604");
        assertThat(posts.diagnostics())
                .extracting(found -> found.at().file())
                .contains("02.blog/09.outside", "self.md");
    }

    @Test
    void aFolderNamedLikeAPostIsAFolder() throws IOException {
        Files.createDirectories(pages.resolve("03.flat/item.md"));
        Files.writeString(pages.resolve("03.flat/x.md"), "---\ntitle: X\ndate: 20-07-2022\n---\n");
        Files.createDirectories(pages.resolve("y.md"));
        Files.writeString(pages.resolve("y.md/z.md"), "---\ntitle: Z\ndate: 20-07-2022\n---\n");

        assertThat(statuses(read(""))).containsKeys("/flat/x", "/y.md/z");
    }

    private void post(String name, String date) throws IOException {
        Path file = pages.resolve("02.blog").resolve(name).resolve("item.md");
        Files.createDirectories(pages.resolve("02.blog").resolve(name));
        Files.writeString(file, "---\ntitle: " + name + "\n" + date + "\n---\n\nText.\n");
    }

    private Posts read(String dateFormat) {
        return site(dateFormat).read(PostsHome.NOW, KnownPosts.none());
    }

    private PostFolder site(String dateFormat) {
        return new PostFolder(
                pages,
                new PostSettings(
                        ZoneId.of("Asia/Almaty"), "en", List.of("en", "ru", "kk"), "", dateFormat, "===", 300, null));
    }

    private static Map<String, String> statuses(Posts posts) {
        return posts.posts().stream()
                .collect(Collectors.toMap(
                        Post::route, post -> post.status(PostsHome.NOW).word()));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
