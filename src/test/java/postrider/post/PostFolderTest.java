package postrider.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.picture.PictureFormat;
import postrider.source.Diagnostic;

class PostFolderTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFolderIsNotAnEmptyOne() {
        PostFolder missing = new PostFolder(folder.resolve("nowhere"), PostsHome.settings());

        assertThatThrownBy(() -> missing.read(PostsHome.NOW, KnownPosts.none()))
                .isInstanceOf(PostFolderException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("posts.dir");
        assertThat(PostsHome.in(folder).read().posts()).isEmpty();
    }

    @Test
    void aFileInPlaceOfTheFolderIsNotAnEmptyOne() throws IOException {
        Path file = Files.writeString(folder.resolve("posts"), "x");

        assertThatThrownBy(() -> new PostFolder(file, PostsHome.settings()).read(PostsHome.NOW, KnownPosts.none()))
                .isInstanceOf(PostFolderException.class);
    }

    @Test
    void takesFilesInTheOrderOfTheirBytes() {
        PostsHome home = PostsHome.in(folder)
                .post("б.md", "1")
                .post("a/b.md", "2")
                .post("a.md", "3")
                .post("Z.md", "4");

        assertThat(files(home.read())).containsExactly("Z.md", "a.md", "a/b.md", "б.md");
    }

    @Test
    void holdsAFileOverOneMebibyte() {
        PostsHome home = PostsHome.in(folder).post("ok.md", "Fine");
        String start = "---\ntitle: A\ndate: 20-07-2022\n---\n";
        home.file("exact.md", start + "x".repeat(1024 * 1024 - start.length()));
        home.file("over.md", start + "x".repeat(1024 * 1024 - start.length() + 1));

        Posts posts = home.read();

        assertThat(files(posts)).containsExactly("exact.md", "ok.md");
        assertThat(posts.held()).extracting(HeldPost::code).containsExactly("E102");
    }

    @Test
    void holdsFrontMatterOver64Kibibytes() {
        PostsHome home = PostsHome.in(folder)
                .file("a.md", "---\ntitle: A\ndate: 20-07-2022\n" + "# x\n".repeat(17_000) + "---\n");

        assertThat(home.read().held()).extracting(HeldPost::code).containsExactly("E109");
    }

    @Test
    void readsAFolderWithAPostsName() {
        PostsHome home = PostsHome.in(folder).post("x.md/y.md", "Inner");

        assertThat(files(home.read())).containsExactly("x.md/y.md");
    }

    @Test
    void skipsAPipeWithoutOpeningIt() throws Exception {
        PostsHome home = PostsHome.in(folder).post("ok.md", "Fine");
        Process mkfifo =
                new ProcessBuilder("mkfifo", home.root().resolve("pipe.md").toString()).start();
        Assumptions.assumeTrue(mkfifo.waitFor() == 0);

        Posts posts = home.read();

        assertThat(files(posts)).containsExactly("ok.md");
        assertThat(posts.diagnostics()).extracting(Diagnostic::code).containsExactly("E501");
    }

    @Test
    void saysOfANameInAnotherEncodingHowToMendIt() throws Exception {
        PostsHome home = PostsHome.in(folder).post("ok.md", "Fine");
        Process touch = new ProcessBuilder("sh", "-c", "touch \"$(printf 'bad\\377.md')\"")
                .directory(home.root().toFile())
                .start();
        Assumptions.assumeTrue(touch.waitFor() == 0);

        Posts posts = home.read();

        assertThat(files(posts)).containsExactly("ok.md");
        assertThat(posts.diagnostics())
                .singleElement()
                .asString()
                .contains("E501", "not UTF-8", "Rename it")
                .doesNotContain("vanished");
    }

    @Test
    void neverFollowsALinkOutOfTheFolder() throws IOException {
        PostsHome home = PostsHome.in(folder).post("ok.md", "Fine");
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.md"), "---\ntitle: S\ndate: 20-07-2022\n---\n");
        Files.writeString(outside.resolve("secret.jpg"), "x");
        Files.createSymbolicLink(home.root().resolve("a.md"), outside.resolve("secret.md"));
        Files.createSymbolicLink(home.root().resolve("b"), outside);
        Files.createSymbolicLink(home.root().resolve("c.jpg"), outside.resolve("secret.jpg"));

        Posts posts = home.read();

        assertThat(files(posts)).containsExactly("ok.md");
        assertThat(posts.diagnostics())
                .extracting(finding -> finding.code() + " " + finding.at().file())
                .containsExactly("E501 a.md", "E501 b");
        assertThat(home.folder().files(posts).media("c.jpg")).isEmpty();
        assertThat(home.folder().files(posts).media("b/secret.jpg")).isEmpty();
        assertThat(home.folder().files(posts).media("../outside/secret.jpg")).isEmpty();
    }

    @Test
    void endsWhenLinksLoop() throws IOException {
        PostsHome home = PostsHome.in(folder).post("a/ok.md", "Fine");
        Files.createSymbolicLink(home.root().resolve("a/up"), home.root());
        Files.createSymbolicLink(home.root().resolve("self.md"), home.root().resolve("self.md"));
        Files.createSymbolicLink(home.root().resolve("gone.md"), home.root().resolve("nothing.md"));

        Posts posts = home.read();

        assertThat(files(posts)).containsExactly("a/ok.md");
        assertThat(posts.diagnostics())
                .extracting(finding -> finding.at().file())
                .containsExactly("gone.md", "self.md");
    }

    @Test
    void takesALinkedFileOnceUnderItsRealName() throws IOException {
        PostsHome home = PostsHome.in(folder).post("z/real.md", "Fine").post("_stock/kept.md", "Kept");
        Files.createSymbolicLink(home.root().resolve("a.md"), home.root().resolve("z/real.md"));
        Files.createSymbolicLink(home.root().resolve("b.md"), home.root().resolve("_stock/kept.md"));
        Files.createSymbolicLink(home.root().resolve("c.md"), home.root().resolve("_stock/kept.md"));

        assertThat(files(home.read())).containsExactly("b.md", "z/real.md");
    }

    @Test
    void holdsWhatItMayNotRead() throws IOException {
        PostsHome home = PostsHome.in(folder).post("a.md", "A").post("b.md", "B");
        Path locked = home.root().resolve("a.md");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(locked));

        Posts posts = home.read();

        assertThat(files(posts)).containsExactly("b.md");
        assertThat(posts.held()).extracting(HeldPost::code).containsExactly("E501");
    }

    @Test
    void anErrorInFolderDefaultsHoldsThatFoldersPosts() {
        PostsHome home = PostsHome.in(folder)
                .post("blog/a/item.md", "A")
                .post("blog/b/item.md", "B")
                .file("blog/a/frontmatter.yaml", "x: 1\ny: [\n");

        Posts posts = home.read();

        assertThat(files(posts)).containsExactly("blog/b/item.md");
        Diagnostic error = posts.held().get(0).diagnostics().get(0);
        assertThat(error.code()).isEqualTo("E105");
        assertThat(error.at().file()).isEqualTo("blog/a/frontmatter.yaml");
        assertThat(error.at().line()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aWrongDefaultIsPlacedInItsOwnFile() {
        PostsHome home = PostsHome.in(folder)
                .post("blog/a/item.md", "A")
                .file("blog/a/frontmatter.yaml", "published: perhaps\n");

        assertThat(home.read().held().get(0).diagnostics().get(0).toString())
                .startsWith(
                        "blog/a/frontmatter.yaml:1:12: error E204: published is neither true nor false: \"perhaps\"; the post is held. ");
    }

    @Test
    void theMessageOfADateSaysWhatToWrite() {
        PostsHome home = PostsHome.in(folder).file("a.md", "---\ntitle: A\npublish_date: tomorrow\n---\n");

        assertThat(home.read().held().get(0).diagnostics().get(0))
                .hasToString(
                        "a.md:3:15: error E201: publish_date \"tomorrow\" is a word, not a date; the post is held. "
                                + "Write DD-MM-YYYY HH:MM, for example 20-07-2022 10:00");
    }

    @Test
    void slashDatesThatFitOneOrderAreNamedOnceForTheFolder() {
        PostsHome home = PostsHome.in(folder)
                .file("a.md", "---\ntitle: A\ndate: 13:34 06/21/2017\n---\n")
                .file("b.md", "---\ntitle: B\ndate: 10:00 01/02/2018\n---\n");

        Posts posts = home.read();

        assertThat(posts.held()).hasSize(2);
        assertThat(posts.diagnostics()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("W604");
            assertThat(finding.hint()).contains("posts.dateformat: \"H:i m/d/Y\"");
        });
        assertThat(posts.held().get(1).diagnostics().get(0).hint()).contains("\"H:i m/d/Y\" or \"H:i d/m/Y\"");
    }

    @Test
    void slashDatesThatFitBothOrdersAreNeverGuessed() {
        PostsHome home = PostsHome.in(folder).file("b.md", "---\ntitle: B\ndate: 01/02/2018\n---\n");

        assertThat(home.read().diagnostics()).isEmpty();
    }

    /** As addresses are: a folder in the other spelling would be another folder. */
    @Test
    void aSlugOfLettersAndMarksApartIsComposed() {
        PostsHome home =
                PostsHome.in(folder).file("a.md", "---\ntitle: A\ndate: 01-02-2020\nslug: cafe\u0301\n---\nText\n");

        assertThat(home.read().posts()).extracting(Post::route).containsExactly("/caf\u00E9");
    }

    @Test
    void holdsRoutesOfTheProgramItself() {
        PostsHome home = PostsHome.in(folder)
                .post("tags.md", "1")
                .post("archive/2020.md", "2")
                .post("kk.md", "3")
                .post("subscribe.ru.md", "4")
                .post("ru/rss.xml.md", "5")
                .post("01.RU/tags/a.md", "6")
                .post("blog/tags.md", "7")
                .post("ru/a.md", "8")
                .file("gone.md", "---\ntitle: Gone\ndate: 01-02-2020\nslug: 404.html\n---\nText\n")
                .post("sitemap-12.xml/item.md", "10")
                .post("site.css.gz.md", "11")
                .post("Robots.TXT.md", "12")
                .post("sitemap-of-ours.md", "13");

        Posts posts = home.read();

        assertThat(files(posts)).containsExactly("blog/tags.md", "ru/a.md", "sitemap-of-ours.md");
        assertThat(posts.held()).extracting(HeldPost::code).containsOnly("E304").hasSize(10);
    }

    @Test
    void aRouteOfTheProgramItselfIsSaidWithWhatToRename() {
        PostsHome home = PostsHome.in(folder).post("archive/2020.md", "1").post("robots.txt.md", "2");

        assertThat(home.read().held())
                .extracting(held -> held.diagnostics().get(0).toString())
                .containsExactly(
                        "archive/2020.md:1:1: error E304: the route /archive/2020 would cover the program's own \"archive\";"
                                + " the post is held. Rename the folder \"archive\" that the post lies in",
                        "robots.txt.md:1:1: error E304: the route /robots.txt would cover the program's own \"robots.txt\";"
                                + " the post is held. Give the post another slug, such as \"slug: robots-txt-post\"");
    }

    @Test
    void theFolderOfALanguageThatOnlyOnePostHasIsNoPostsRoute() {
        PostsHome home = PostsHome.in(folder)
                .file("de.md", "---\ntitle: De\ndate: 01-02-2020\n---\nText\n")
                .file("gut.md", "---\ntitle: Gut\ndate: 01-02-2020\nlanguage: de\n---\nText\n");

        assertThat(files(home.read())).containsExactly("gut.md");
    }

    @Test
    void anUnknownPageLanguageIsSaid() {
        PostsHome home = PostsHome.in(folder).post("blog/a/item.md", "1").post("blog/a/item.fr.md", "2");

        Posts posts = home.read();

        assertThat(files(posts)).containsExactly("blog/a/item.md");
        assertThat(posts.diagnostics()).extracting(Diagnostic::code).containsExactly("W603");
    }

    @Test
    void findsMediaByItsExactName() throws IOException {
        PostsHome home = PostsHome.in(folder).post("blog/a/item.md", "1").file("blog/a/.secret", "x");
        Files.write(home.root().resolve("blog/a/Dot.PNG"), png(640, 480));

        PostFiles files = home.folder().files(home.read());

        assertThat(files.media("blog/a/Dot.PNG"))
                .contains(new MediaFile("blog/a/Dot.PNG", 24 + 6, "image/png", 640, 480, PictureFormat.PNG));
        assertThat(files.media("blog/a/dot.png")).isEmpty();
        assertThat(files.media("blog/a")).isEmpty();
        assertThat(files.media("blog/a/.secret")).isEmpty();
        assertThat(files.media("blog/a/item.md/x")).isEmpty();
        assertThat(files.media("")).isEmpty();
        assertThat(files.media("a\0b")).isEmpty();
        assertThat(files.route("blog/a/item.md")).contains("/blog/a");
    }

    @Test
    void survivesGarbage() {
        PostsHome home = PostsHome.in(folder).post("ok.md", "Fine");
        for (int seed = 0; seed < 200; seed++) {
            StringBuilder text = new StringBuilder("---\n");
            for (int i = 0; i < 60; i++) {
                text.append(PIECES.get((seed * 31 + i * (seed % 7 + 1) * 17) % PIECES.size()));
            }
            home.file("g" + seed + ".md", text.append("\n---\n").toString());
        }

        Posts posts = home.read();

        assertThat(posts.posts().size() + posts.held().size()).isEqualTo(201);
        assertThat(posts.held()).allSatisfy(post -> assertThat(post.title()).isNotEmpty());
    }

    private static final List<String> PIECES = List.of(
            "title: ",
            "date: ",
            "20-07-2022",
            "\n",
            "\t",
            "  ",
            "'",
            "\"",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "&a",
            "*a",
            ": ",
            "#",
            " #",
            "|",
            ">",
            "x",
            "Кровь",
            "😀",
            "slug: ",
            "id: ",
            "taxonomy:\n  tag: ",
            "<b>",
            "&#0;",
            "author: ",
            "---",
            "\u0085",
            "summary: ",
            "@",
            "%",
            "~",
            "\\");

    private static byte[] png(int width, int height) {
        byte[] bytes = new byte[30];
        byte[] start = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(start, 0, bytes, 0, start.length);
        java.nio.ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, height);
        return bytes;
    }

    private static List<String> files(Posts posts) {
        return posts.posts().stream().map(Post::file).toList();
    }
}
