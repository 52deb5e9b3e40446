package postrider.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import postrider.source.Location;

/** Reads where things lie: {@code posts.dir}, {@code output.dir}, {@code subscribers.file}, {@code database.url}. */
record PlaceReader(Values root, Path home) {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final Kind<Path> PATH = new Kind<>("path", PlaceReader::path, "Write one relative to the home");

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    Path posts() {
        return resolve(root.child("posts").get("dir", PATH, Path.of("posts")));
    }

    /** The public folder. It must hold nothing else: what is there and isn't generated would be served. */
    Path output() {
        Values values = root.child("output");
        Path folder = resolve(values.get("dir", PATH, Path.of("public")));
        Path posts = posts();
        values.given("dir").ifPresent(given -> {
            if (home.startsWith(folder) || folder.startsWith(posts) || posts.startsWith(folder)) {
                root.findings()
                        .error(
                                given.at(),
                                "output.dir would mix what is generated with what you write",
                                "Name a folder of its own, like public");
            }
        });
        return folder;
    }

    /** The command to run when the public folder changed, word by word. */
    List<String> after() {
        return root.child("output").list("after", Kind.LINE, List.of());
    }

    /** @param usual the list that counts where the settings name none, if it is there */
    Optional<Path> subscribers(Optional<Path> usual) {
        Values values = root.child("subscribers");
        Optional<Path> named = values.findFilled("file", PATH).map(this::resolve);
        return named.isPresent() || values.given("file").isPresent() ? named : usual;
    }

    Path database() {
        Values values = root.child("database");
        String url = values.findFilled("url", Kind.LINE).orElse(SQLITE + "var/postrider.db");
        Location at = values.given("url").map(Given::at).orElse(new Location("", 1, 1));
        if (url.startsWith("jdbc:postgresql:")) {
            root.findings().errorInWords(at, Values.notBuilt("database.url with PostgreSQL"));
        } else if (!url.startsWith(SQLITE)
                || path(url.substring(SQLITE.length())).isEmpty()) {
            root.findings().error(at, "database.url is no address of a database", "Write jdbc:sqlite: and a path");
        } else {
            return resolve(Path.of(url.substring(SQLITE.length())));
        }
        return home.resolve("var/postrider.db");
    }

    private Path resolve(Path path) {
        return home.resolve(path).normalize();
    }
}
