package postrider.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import postrider.cli.OpenedHome;
import postrider.cli.PostriderCommand;
import postrider.cli.Surroundings;
import postrider.database.Database;
import postrider.database.Row;

/** A whole home in a folder, driven by its commands as a person and cron drive it; the clock stands until it is set. */
final class RehearsedHome {
    /** How a process dies: nothing of ours runs after it but what closes files. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final Path folder;
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private Instant now;
    private long process = 1000;
    private int stepsToLive = Integer.MAX_VALUE;

    RehearsedHome(Path folder, Instant now, String settings) {
        this.folder = folder;
        this.now = now;
        file("config/postrider.yaml", settings);
        directory(path("posts"));
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    void setClock(Instant instant) {
        now = instant;
    }

    Instant now() {
        return now;
    }

    /** @return the exit status */
    int run(String... command) {
        process++;
        words.reset();
        try (PrintStream out = new PrintStream(words, true, StandardCharsets.UTF_8)) {
            return PostriderCommand.run(
                    new Surroundings(
                            Map.of(),
                            folder,
                            this::tell,
                            InputStream.nullInputStream(),
                            out,
                            out,
                            "",
                            "",
                            new Random(folder.hashCode()),
                            process,
                            Duration.ZERO,
                            () -> false,
                            ""),
                    command);
        }
    }

    /** The home as a command opens it now. */
    Run opened() {
        return OpenedHome.run(folder, () -> now);
    }

    /** What the last command said, on either stream. */
    String said() {
        return words.toString(StandardCharsets.UTF_8);
    }

    private Instant tell() {
        if (stepsToLive-- <= 0) {
            throw new Killed();
        }
        return now;
    }

    /** Runs until it has asked for the time that often. @return whether it got to its end before */
    boolean runKilledAfter(int steps, String... command) {
        stepsToLive = steps;
        try {
            run(command);
            return true;
        } catch (Killed killed) {
            return false;
        } finally {
            stepsToLive = Integer.MAX_VALUE;
        }
    }

    /** Runs until it writes to that table. */
    void runKilledAtWriting(String table, String... command) {
        sql("create trigger killer before insert on " + table + " begin select raise(abort, 'killed'); end");
        run(command);
        sql("drop trigger killer");
    }

    void sql(String statement) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path("var/postrider.db"));
                Statement open = connection.createStatement()) {
            open.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void each(String sql, Consumer<Row> take) {
        try (Database database = Database.openReadOnly(path("var/postrider.db"), () -> now)) {
            database.read(tx -> {
                tx.each(sql, take);
                return true;
            });
        }
    }

    <T> List<T> rows(String sql, Function<Row, T> read) {
        try (Database database = Database.openReadOnly(path("var/postrider.db"), () -> now)) {
            return database.read(tx -> tx.list(sql, read));
        }
    }

    long number(String sql) {
        try (Database database = Database.openReadOnly(path("var/postrider.db"), () -> now)) {
            return database.read(tx -> tx.number(sql));
        }
    }

    /** Whether the last run knew without a look at posts and settings that there is nothing to do. */
    boolean hasJustDoneWithoutALook() {
        return number("""
                select count(*)
                from nothing_new
                where kept_at < (select max(started_at) from run)
                  and state_number = (select user_version from pragma_user_version)
                """) == 1;
    }

    void file(String name, String text) {
        try {
            directory(Objects.requireNonNull(path(name).getParent()));
            Files.writeString(path(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of the state, as a copy of one's own keeps them. */
    void copyState(String from, String to) {
        for (String end : List.of("", "-wal", "-shm")) {
            remove(to + end);
            try {
                if (Files.exists(path(from + end))) {
                    Files.copy(path(from + end), path(to + end));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void directory(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each message in the outbox: its name without its ending, and its text without soft line breaks. */
    Map<String, String> outbox() {
        Map<String, String> messages = new TreeMap<>();
        if (Files.notExists(path("var/outbox"))) {
            return messages;
        }
        try (Stream<Path> files = Files.list(path("var/outbox"))) {
            for (Path file : new ArrayList<>(files.toList())) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".eml")) {
                    messages.put(
                            name.replace(".eml", ""),
                            Files.readString(file, StandardCharsets.UTF_8).replace("=\r\n", ""));
                }
            }
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
