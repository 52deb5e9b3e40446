package postrider.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import postrider.database.Database;
import postrider.picture.PictureCache;
import postrider.source.Bytes;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.template.TemplateFault;

/** A public folder that a test has made of artifacts. */
abstract class MadeFolder {
    static final InstantSource CLOCK = java.time.Clock.fixed(Instant.parse("2024-01-01T00:00:00Z"), ZoneOffset.UTC);
    static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));

    @TempDir
    Path home;

    Database database;
    PublicFolder publicFolder;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(home.resolve("var/postrider.db"), CLOCK);
        publicFolder = new PublicFolder(
                home.resolve("public"),
                new PublicFolder.Sources(home.resolve("posts"), home, new PictureCache(home.resolve("copies"))),
                database,
                CLOCK);
        Files.createDirectories(home.resolve("posts/a"));
        Files.writeString(home.resolve("posts/a/1.jpg"), "jpeg");
    }

    @AfterEach
    void close() {
        database.close();
    }

    String stamp(String path) throws IOException {
        return Files.readAttributes(file(path), "unix:lastModifiedTime,ctime,ino")
                .toString();
    }

    String unpacked(String path) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file(path)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void leaveHalfAFile() throws IOException {
        Files.createDirectories(file(".postrider-part"));
        Files.writeString(file(".postrider-part/0"), "half");
    }

    Path file(String path) {
        return home.resolve("public").resolve(path);
    }

    Map<String, String> files() throws IOException {
        Path root = home.resolve("public");
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".gz"))
                    .toList()) {
                files.put(root.relativize(path).toString(), Files.readString(path, StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    static Artifact page(String path, String text) {
        return page(path, text, text);
    }

    static Artifact page(String path, String key, String text) {
        return new Made(new ArtifactPath(path), Layer.PAGE, () -> key, () -> Bytes.utf8(text));
    }

    static Artifact list(String path, String text) {
        return new Made(new ArtifactPath(path), Layer.LIST, () -> text, () -> Bytes.utf8(text));
    }

    static Artifact copy(String path) {
        return new Artifact.Copied(new ArtifactPath(path), path);
    }

    static Artifact dies(String path) {
        return broken(path, "broken");
    }

    static Artifact broken(String path, String key) {
        return new Made(new ArtifactPath(path), Layer.PAGE, () -> key, () -> {
            throw new IllegalStateException("power cut");
        });
    }

    static Artifact faulty(String path) {
        return new Made(new ArtifactPath(path), Layer.PAGE, () -> "broken", () -> {
            throw new TemplateFault(
                    Diagnostic.error("", new Location("templates/site/post.ftlh", 1, 1), "broken", "Mend it"));
        });
    }
}
