package postrider.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** A posts folder that a test fills. */
record PostsHome(Path root) {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    static PostsHome in(Path folder) {
        try {
            return new PostsHome(Files.createDirectories(folder.resolve("posts")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PostSettings settings() {
        return new PostSettings(ZoneId.of("Asia/Almaty"), "en", List.of("en", "ru", "kk"), "", "", "===", 300, null);
    }

    /** A post with this title, out since 2022. */
    PostsHome post(String path, String title) {
        return file(path, "---\ntitle: '" + title + "'\ndate: 20-07-2022 10:00\n---\n\nBody of " + title + "\n");
    }

    PostsHome file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PostsHome move(String from, String to) {
        try {
            Path target = root.resolve(to);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.move(root.resolve(from), target);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PostsHome remove(String path) {
        try {
            Files.delete(root.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PostFolder folder() {
        return new PostFolder(root, settings());
    }

    Posts read(KnownPosts known) {
        return folder().read(NOW, known);
    }

    Posts read() {
        return read(KnownPosts.none());
    }

    /** What the step makes of the folder as it is now. */
    <T> T runAnd(Supplier<T> step) {
        return step.get();
    }
}
