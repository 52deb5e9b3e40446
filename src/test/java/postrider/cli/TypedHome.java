package postrider.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A home whose operator types commands, and a clock that stands still between them. */
final class TypedHome {
    private final Path folder;
    private final Terminal terminal;

    TypedHome(Path folder) {
        this.folder = folder;
        this.terminal = new Terminal(folder, Instant.parse("2026-03-01T06:00:00Z"));
    }

    void wait(Duration length) {
        terminal.now = terminal.now.plus(length);
    }

    Instant now() {
        return terminal.now;
    }

    /** @return the exit status */
    int run(String... words) {
        return terminal.run(words);
    }

    /** By the last command, on both streams. */
    String said() {
        return terminal.said();
    }

    /** By the last command, for programs. */
    String printed() {
        return terminal.printed();
    }

    void write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void post(String name, String title, String text) {
        post(name, title, "", text);
    }

    /** @param more lines of front matter, each with its line end */
    void post(String name, String title, String more, String text) {
        write(
                "posts/" + name + "/item.md",
                "---\ntitle: '" + title + "'\npublish_date: '01-02-2026 09:00'\n" + more + "---\n" + text + "\n");
    }

    /** Names of the messages. */
    List<String> outbox() {
        Path outbox = folder.resolve("var/outbox");
        if (!Files.exists(outbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(outbox)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message in the outbox as it is there, but for soft line breaks. */
    String mail(String name) {
        try {
            return Files.readString(folder.resolve("var/outbox/" + name + ".eml"))
                    .replace("=\r\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
