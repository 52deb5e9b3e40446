package postrider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import postrider.cli.PostriderCommand;
import postrider.cli.Surroundings;
import postrider.reading.Json;

/** A home made by {@code init} and given three subscribers, driven by commands as a person drives it. */
final class PublicationHome {
    static final Path SEEDS = Path.of("src/test/resources/postrider/reading/seeds");
    static final Instant PRESENT = Instant.parse("2026-03-10T06:00:00Z");

    private final Path folder;

    /** What a command left: its exit status, and its words on stdout and stderr. */
    record Ran(int status, String out, String err) {
        Map<String, Object> json() {
            return Json.map(out);
        }

        /** The member {@code error} of a refusal. */
        Map<String, Object> error() {
            return Json.map(json().get("error"));
        }

        String everything() {
            return out + err;
        }
    }

    private PublicationHome(Path folder) {
        this.folder = folder;
    }

    /** @param folder does not exist yet */
    static PublicationHome in(Path folder) throws IOException {
        PublicationHome home = empty(folder);
        home.write("config/subscribers.csv", """
                email,name,language
                aigerim@example.org,Айгерім,kk
                irina@example.org,Ирина,ru
                john@example.org,John,en
                """);
        return home;
    }

    /** As {@code init} leaves it: a post, and nobody to read it. */
    static PublicationHome empty(Path folder) {
        Ran made = run(
                Path.of(""),
                InstantSource.fixed(PRESENT),
                "init",
                folder.toAbsolutePath().toString());
        if (made.status() != 0) {
            throw new IllegalStateException(made.err());
        }
        return new PublicationHome(folder);
    }

    static PublicationHome at(Path folder) {
        return new PublicationHome(folder);
    }

    Path path(String inside) {
        return folder.resolve(inside);
    }

    void write(String inside, String text) throws IOException {
        Files.createDirectories(path(inside).getParent());
        Files.writeString(path(inside), text);
    }

    /** Puts a post, dated a day before {@link #PRESENT}, in the place of the one that {@code init} made. */
    void writePost(String name, String title, String body) throws IOException {
        Files.deleteIfExists(path("posts/welcome/item.md"));
        write("posts/" + name + "/item.md", """
                ---
                title: '%s'
                publish_date: '09-03-2026 10:00'
                ---
                %s
                """.formatted(title, body));
    }

    /** In this process, at {@link #PRESENT}. */
    Ran run(String... words) {
        return runBy(InstantSource.fixed(PRESENT), words);
    }

    /** In this process, by that clock of the machine. */
    Ran runBy(InstantSource machine, String... words) {
        return run(folder, machine, words);
    }

    /** Publishes the three seeds. @param now as on the command line */
    Ran publishSeeds(String now) {
        return run("publish", "--posts", SEEDS.toAbsolutePath().toString(), "--now", now);
    }

    private static Ran run(Path current, InstantSource machine, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = PostriderCommand.run(
                new Surroundings(
                        Map.of(),
                        current.toAbsolutePath(),
                        machine,
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        "",
                        "",
                        new SecureRandom(),
                        ProcessHandle.current().pid(),
                        Duration.ZERO,
                        () -> false,
                        ""),
                words);
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The messages in the outbox, by file name. */
    List<OutboxLetter> outbox() throws IOException {
        Path outbox = path("var/outbox");
        if (Files.notExists(outbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(outbox)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".eml"))
                    .sorted()
                    .map(OutboxLetter::of)
                    .toList();
        }
    }

    /** How many files there are below, also while a run is at work. */
    long count(String inside) throws IOException {
        Path top = path(inside);
        if (Files.notExists(top)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(Files::isRegularFile).count();
        } catch (UncheckedIOException vanishedMeanwhile) {
            return 0;
        }
    }

    /** Each file below, with its octets and the moment of its last change: equal where nothing was touched. */
    SortedMap<String, String> tree(String inside) throws IOException {
        return files(inside, true);
    }

    /** Each file below, with its octets. */
    SortedMap<String, String> contents(String inside) throws IOException {
        return files(inside, false);
    }

    private SortedMap<String, String> files(String inside, boolean times) throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        Path top = path(inside);
        if (Files.notExists(top)) {
            return tree;
        }
        try (Stream<Path> files = Files.walk(top)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> tree.put(top.relativize(file).toString(), facts(file, times)));
        }
        return tree;
    }

    private static String facts(Path file, boolean time) {
        try {
            String octets = HexFormat.of().formatHex(Files.readAllBytes(file));
            return time ? Files.getLastModifiedTime(file) + " " + octets : octets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String inside) throws IOException {
        return Files.readString(path(inside));
    }
}
