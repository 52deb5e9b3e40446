package postrider.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import postrider.source.Location;

/** What people wrote, read again to show it: posts, settings and templates of a home. */
record SourceFolder(Path home, Path posts) {
    private static final long MAX_BYTES = 1024 * 1024;

    /** A file's name as people know it: from the home, where it lies there. @param name relative to the posts folder or the home */
    String shown(String name) {
        String file = name.replaceFirst("(:\\d+)+$", "");
        return Files.exists(posts.resolve(file)) ? prefix() + name : name;
    }

    /** What stands before a post's file for who looks from the home; empty where the posts don't lie in it. */
    String prefix() {
        return posts.startsWith(home) && !posts.equals(home)
                ? home.relativize(posts).toString().replace('\\', '/') + "/"
                : "";
    }

    /** The line at that place; empty where the file is not to be read. */
    Optional<String> line(Location at) {
        try {
            Path file = posts.resolve(at.file());
            boolean ofPost = Files.exists(file);
            if (ofPost && !file.toRealPath().startsWith(posts.toRealPath())) {
                return Optional.empty(); // a link that leads out: what it leads to is nobody's post
            }
            List<String> lines = ofPost ? lines(file) : lines(home.resolve(at.file()));
            return at.line() <= lines.size() ? Optional.of(lines.get(at.line() - 1)) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** None of what is no file: to read a pipe would be to wait for ever. */
    private static List<String> lines(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            return List.of();
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return body.replace("\r\n", "\n").replace('\r', '\n').lines().toList();
    }
}
