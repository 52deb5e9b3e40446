package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.post.KnownPosts;
import postrider.post.PostFolder;
import postrider.post.PostSettings;
import postrider.post.Posts;
import postrider.source.Diagnostic;

/** What is no error, and that its author would want to know. */
class AuthorsMistakesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final String NOTED = " goes out with the camera's notes, perhaps with the place where it was taken:"
            + " only of JPEG, PNG and WebP are they taken out. Save it as JPEG or PNG";

    @TempDir
    Path folder;

    @Test
    void aTitleThatNoListShows() throws IOException {
        post("a.md", "title: " + "word ".repeat(60) + "\ndate: 20-07-2022", "Text.");

        assertThat(warnings(""))
                .containsExactly(
                        "a.md:2:8: warning W303: title has 299 characters; subjects and lists show 200 at most. "
                                + "Shorten it, and begin the text with the rest");
    }

    @Test
    void aPublishDateBeforeTheDate() throws IOException {
        post("a.md", "title: A\ndate: 20-07-2022\npublish_date: 19-07-2022", "Text.");
        post("b.md", "title: B\ndate: 20-07-2022\npublish_date: 20-07-2022", "Text.");

        assertThat(warnings(""))
                .containsExactly("a.md:4:15: warning W206: publish_date lies before date; publish_date decides. "
                        + "Remove one of the two, or write the later one here");
    }

    @Test
    void theSameSlugInTwoFolders() throws IOException {
        post("2021/visit.md", "title: A\ndate: 20-07-2021", "Text.");
        post("2022/trip.md", "title: B\ndate: 20-07-2022\nslug: visit", "Text.");
        post("2022/trip.ru.md", "title: Б\ndate: 20-07-2022\nslug: visit2", "Текст.");

        assertThat(warnings(""))
                .containsExactly("2022/trip.md:4:7: warning W304: its slug \"visit\" is also that of 2021/visit.md. "
                        + "Give one of the two another slug");
    }

    @Test
    void variantsMayShareTheirSlug() throws IOException {
        post("visit.md", "title: A\ndate: 20-07-2021", "Text.");
        post("visit.ru.md", "title: Б\ndate: 20-07-2021", "Текст.");

        assertThat(warnings("")).isEmpty();
    }

    @Test
    void datesThatOthersReadWithTheMonthFirst() throws IOException {
        post("a.md", "title: A\ndate: 03/04/2022", "Text.");
        post("b.md", "title: B\ndate: 04/04/2022", "Text.");
        post("c.md", "title: C\ndate: 23/04/2022", "Text.");
        post("d.md", "title: D\ndate: 05/06/2022", "Text.");

        assertThat(warnings("d/m/Y"))
                .containsExactly(
                        "a.md:3:7: warning W205: 03/04/2022 is day 3 of month 4 here; Grav and most software take the "
                                + "month first (2 such in this folder). Write such dates as YYYY-MM-DD, which all read alike");
        assertThat(warnings("m/d/Y")).noneMatch(warning -> warning.contains("W205"));
    }

    @Test
    void picturesWithoutADescription() throws IOException {
        post(
                "a.md",
                "title: A\ndate: 20-07-2022",
                "![](https://x.kz/a.jpg)\n\n![A hall](https://x.kz/b.jpg) ![](https://x.kz/c.jpg \"A door\")\n\n<img src=https://x.kz/d.jpg>");

        assertThat(warnings(""))
                .extracting(warning -> warning.substring(0, 24))
                .containsExactly("a.md:6:5: warning W505: ", "a.md:10:10: warning W505");
    }

    @Test
    void aPictureThatIsTooHeavy() throws IOException {
        post("a.md", "title: A\ndate: 20-07-2022", "![A hall](hall.jpg)");
        Files.write(folder.resolve("hall.jpg"), new byte[8_000_000]);

        assertThat(warnings(""))
                .containsExactly(
                        "a.md:6:11: warning W506: \"hall.jpg\" has 8.0 MB; over 5.0 MB a picture is slow to load and "
                                + "fills readers' data plans. Save it smaller: 2,000 pixels in width are enough for a page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[::1", "https://ex%20ample/a", "http://user@", "http:///a", "//", "https://a:b/"})
    void aLinkToNoHost(String address) throws IOException {
        post("a.md", "title: A\ndate: 20-07-2022", "[k](" + address + ")\n\n<a href=\"" + address + "\">k</a>");

        assertThat(warnings(""))
                .hasSize(2)
                .allMatch(warning -> warning.contains("W502: \"" + address + "\" is no address that may be passed on"));
    }

    @Test
    void aLinkInHtmlToAHostWithABlank() throws IOException {
        post("a.md", "title: A\ndate: 20-07-2022", "<a href=\"http://ex ample/\u00fc\">k</a>");

        assertThat(warnings("")).singleElement().asString().contains("W502: \"http://ex ample/\u00fc\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[::1]:8080/a", "https://u:p@a_b.example:443?q#f",
                        "http://\u043f\u043e\u0447\u0442\u0430.example/\u00fc",
                "http://%D0%BF.example", "//example.org", "http://127.0.0.1:8000/"
            })
    void aLinkToAHostIsFine(String address) throws IOException {
        post("a.md", "title: A\ndate: 20-07-2022", "[k](" + address + ")");

        assertThat(warnings("")).isEmpty();
    }

    @Test
    void aPictureOfMorePixelsThanProgramsHold() throws IOException {
        post("a.md", "title: A\ndate: 20-07-2022\nheader_image: hall.png", "![A hall](hall.png)");
        post("b.md", "title: B\ndate: 20-07-2022", "[The hall](hall.png) ![A map](map.svg)");
        byte[] head = new byte[24];
        ByteBuffer.wrap(head)
                .putLong(0x89504E470D0A1A0AL)
                .putLong(0)
                .putInt(50_000)
                .putInt(40_000);
        Files.write(folder.resolve("hall.png"), head);
        Files.writeString(folder.resolve("map.svg"), "<svg width='50000' height='40000'></svg>");

        assertThat(warnings(""))
                .containsExactly(
                        "a.md:4:15: warning W508: header image \"hall.png\" is 50000x40000 pixels; over 120 million few "
                                + "programs open a picture, and it is not shown. "
                                + "Save it smaller: 2,000 pixels in width are enough for a page",
                        "a.md:7:11: warning W508: \"hall.png\" is 50000x40000 pixels; over 120 million few programs open "
                                + "a picture, and letters, feeds' previews and lists leave it out. "
                                + "Save it smaller: 2,000 pixels in width are enough for a page");
    }

    /** A TIFF's first directory with a place, and the items of an iPhone's HEIC. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "II*\0\u0008\0\0\0\u0001\0\u0025\u0088\u0004\0\u0001\0\0\0\u001A\0\0\0\0\0\0\0",
                "MM\0*\0\0\0\12..\0\u0001\u0087\u0069\0\u0004\0\0\0\u0001\0\0\0\u001A",
                "\0\0\0\u0010ftypheic\0\0\0\0\0\0\0\u0009free.\0\0\0\u001Cmeta\0\0\0\0infe\0\0\0\0Exif\0\0\0\0"
            })
    void aPictureThatGoesOutWithItsNotes(String content) throws IOException {
        post("a.md", "title: A\ndate: 20-07-2022\nheader_image: hall.heic", "![A hall](hall.heic)\n\n[b](b.avif)");
        post("b.md", "title: B\ndate: 20-07-2022", "[As taken](hall.heic)");
        Files.write(folder.resolve("hall.heic"), content.getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("b.avif"), "\0\0\0\u0010ftypavif\0\0\0\0\0\0\0\14meta\0\0\0\0");

        assertThat(warnings(""))
                .containsExactly(
                        "a.md:4:15: warning W509: header image \"hall.heic\"" + NOTED,
                        "a.md:7:11: warning W509: \"hall.heic\"" + NOTED,
                        "b.md:6:12: warning W509: \"hall.heic\"" + NOTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "II*\0",
                "II*\0\u00FF\u00FF\u00FF\u00FF",
                "II*\0\0\0\0\0",
                "MM\0*\0\0\0\u0008\u00FF\u00FF\u0088",
                "\0\0\0\0ftyp",
                "\0\0\0\u0008ftyp\0\0\0\u0001mdat\u00FF\u00FF\u00FF\u00FF\0\0\0\0",
                "\0\0\0\u0008ftyp\0\0\0\u0001mdat\u007F\u00FF\u00FF\u00FF\0\0\0\0"
            })
    void aBrokenPictureHasNoNotes(String content) throws IOException {
        post("a.md", "title: A\ndate: 20-07-2022", "![A hall](hall.tif)");
        Files.write(folder.resolve("hall.tif"), content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(warnings("")).isEmpty();
    }

    @Test
    void aLinkToAPostThatDoesNotExist() throws IOException {
        post("a.md", "title: A\ndate: 20-07-2022", "[the other](b.md)");

        assertThat(warnings(""))
                .containsExactly(
                        "a.md:6:13: warning W504: \"b.md\" is no post file. Mend its name, or link to the post's address");
    }

    private void post(String path, String head, String body) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "---\n" + head + "\n---\n\n" + body + "\n");
    }

    private List<String> warnings(String dateFormat) {
        PostSettings settings =
                new PostSettings(ZoneId.of("Asia/Almaty"), "en", List.of("en", "ru"), "", dateFormat, "===", 300, null);
        PostFolder posts = new PostFolder(folder, settings);
        Posts read = posts.read(NOW, KnownPosts.none());
        Markdown markdown = new Markdown(new MarkdownSettings("https://blog.example.org", ""), posts.files(read));
        List<Diagnostic> found = new ArrayList<>(read.diagnostics());
        read.posts().forEach(post -> {
            found.addAll(post.warnings());
            found.addAll(markdown.render(post).warnings());
        });
        return found.stream().map(Diagnostic::toString).toList();
    }
}
