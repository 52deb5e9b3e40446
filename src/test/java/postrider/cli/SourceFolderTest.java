package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.source.Location;

class SourceFolderTest {
    @TempDir
    Path home;

    @Test
    void showsTheLine() throws IOException {
        posts("a.md", "---\r\ntitle: A\r\n");

        assertThat(line("a.md", 2)).isEqualTo("title: A");
    }

    @Test
    void waitsForNoPipe() throws IOException, InterruptedException {
        Path posts = Files.createDirectories(home.resolve("posts"));
        new ProcessBuilder("mkfifo", posts.resolve("pipe.md").toString())
                .start()
                .waitFor();

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> line("pipe.md", 1)))
                .isEmpty();
    }

    @Test
    void showsNothingFromOutside() throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), "password\n");
        Path posts = Files.createDirectories(home.resolve("posts"));
        Files.createSymbolicLink(posts.resolve("link.md"), secret);

        assertThat(line("link.md", 1)).isEmpty();
    }

    private void posts(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("posts")).resolve(name), text);
    }

    private String line(String file, int line) {
        return new SourceFolder(home, home.resolve("posts"))
                .line(new Location(file, line, 1))
                .orElse("");
    }
}
