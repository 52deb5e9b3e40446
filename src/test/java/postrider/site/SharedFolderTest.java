package postrider.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import postrider.source.Diagnostic;

/** Others write in the folder, too. */
final class SharedFolderTest extends MadeFolder {
    @Test
    void whatWasDeletedOrChangedByHandIsRestored() throws IOException {
        List<Artifact> artifacts = List.of(copy("a/1.jpg"), page("a/index.html", "A"), page("b/index.html", "B"));
        publicFolder.replace(artifacts);
        Files.delete(file("a/index.html"));
        Files.writeString(file("b/index.html"), "X");
        Files.writeString(file("a/1.jpg"), "JPEG");

        Changes changes = publicFolder.replace(artifacts);

        assertThat(changes.written()).hasSize(3);
        assertThat(files()).isEqualTo(Map.of("a/1.jpg", "jpeg", "a/index.html", "A", "b/index.html", "B"));
    }

    @Test
    void otherPeoplesFilesStay() throws IOException {
        Files.createDirectories(file("posts/a"));
        Files.writeString(file("CNAME"), "news.example.org");
        Files.writeString(file("posts/a/extra.txt"), "mine");
        publicFolder.replace(List.of(page("posts/a/index.html", "A")));

        publicFolder.replace(List.of());

        assertThat(files()).isEqualTo(Map.of("CNAME", "news.example.org", "posts/a/extra.txt", "mine"));
    }

    @Test
    void aFolderWhereAFileBelongsStopsNothingElse() throws IOException {
        Files.createDirectories(file("index.html/inside"));

        Changes changes = publicFolder.replace(List.of(page("index.html", "all"), page("rss.xml", "feed")));

        assertThat(changes.written())
                .extracting(artifact -> artifact.path().value())
                .containsExactly("rss.xml");
        assertThat(changes.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "public/index.html:1:1: error: here stands a folder where a file is needed; index.html was not written."
                                + " Move it away, then run again");
        assertThat(file("index.html/inside")).isDirectory();
    }

    @Test
    void aFileWhereAFolderBelongsStopsNothingElse() throws IOException {
        Files.createDirectories(file(""));
        Files.writeString(file("posts"), "mine");

        Changes changes = publicFolder.replace(List.of(page("posts/a/index.html", "A"), page("rss.xml", "feed")));

        assertThat(changes.diagnostics())
                .singleElement()
                .asString()
                .contains("public/posts:1:1", "a file where a folder");
        assertThat(files()).isEqualTo(Map.of("posts", "mine", "rss.xml", "feed"));
        assertThat(publicFolder.replace(List.of()).removed())
                .extracting(ArtifactPath::value)
                .containsExactly("rss.xml");
        assertThat(file("posts")).hasContent("mine");
    }

    @Test
    void ownFileGivesWayToAFolderAndBack() throws IOException {
        publicFolder.replace(List.of(page("a", "file")));
        publicFolder.replace(List.of(page("a/index.html", "folder")));
        assertThat(files()).isEqualTo(Map.of("a/index.html", "folder"));

        publicFolder.replace(List.of(page("a", "file")));

        assertThat(files()).isEqualTo(Map.of("a", "file"));
    }

    @Test
    void noLinkLeadsOutOfTheFolder() throws IOException {
        Path outside = Files.createDirectories(home.resolve("outside"));
        Files.createDirectories(file(""));
        Files.createSymbolicLink(file("posts"), outside);
        Files.writeString(outside.resolve("secret"), "s");
        Files.createSymbolicLink(file("rss.xml"), outside.resolve("secret"));

        Changes changes = publicFolder.replace(List.of(page("posts/a/index.html", "A"), page("rss.xml", "feed")));

        assertThat(changes.diagnostics()).singleElement().asString().contains("a link that leads elsewhere");
        assertThat(outside.resolve("a")).doesNotExist();
        assertThat(outside.resolve("secret")).hasContent("s");
        assertThat(file("rss.xml")).hasContent("feed").isRegularFile();
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("www"));
        Files.createSymbolicLink(home.resolve("public"), elsewhere);

        publicFolder.replace(List.of(page("posts/a/index.html", "A")));

        assertThat(elsewhere.resolve("posts/a/index.html")).hasContent("A");
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Files.writeString(home.resolve("public"), "");

        assertThatThrownBy(() -> publicFolder.replace(List.of(page("index.html", "all"))))
                .isInstanceOf(PublicFolderException.class)
                .hasMessageContaining(home.resolve("public").toString())
                .hasMessageContaining("set output.dir");
    }

    @Test
    void damageThatKeepsSizeAndDateIsMended() throws IOException {
        List<Artifact> artifacts = List.of(copy("a/1.jpg"), page("a/index.html", "A"), page("b/index.html", "B"));
        publicFolder.replace(artifacts);
        for (String path : List.of("a/1.jpg", "a/index.html", "b/index.html.gz")) {
            FileTime date = Files.getLastModifiedTime(file(path));
            byte[] octets = Files.readAllBytes(file(path));
            octets[0] ^= 1;
            Files.write(file(path), octets);
            Files.setLastModifiedTime(file(path), date);
        }

        Changes changes = publicFolder.replace(artifacts);

        assertThat(changes.written()).hasSize(3);
        assertThat(files()).isEqualTo(Map.of("a/1.jpg", "jpeg", "a/index.html", "A", "b/index.html", "B"));
        assertThat(unpacked("b/index.html.gz")).isEqualTo("B");
    }
}
