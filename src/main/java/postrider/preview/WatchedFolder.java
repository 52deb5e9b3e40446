package postrider.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tells when something in some folders was saved: files added, changed or gone. */
final class WatchedFolder {
    private final List<Path> roots;

    /** @param roots folders or files; need not exist */
    WatchedFolder(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /** Differs from an earlier one when something was saved. */
    long stamp() {
        long stamp = 17;
        for (Path root : roots) {
            stamp = stamp * 31 + stamp(root);
        }
        return stamp;
    }

    private static long stamp(Path root) {
        if (!Files.exists(root)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return all.mapToLong(WatchedFolder::ofOne).sum();
        } catch (IOException | UncheckedIOException e) {
            return 1; // something went while we looked: the next look sees what is left
        }
    }

    private static long ofOne(Path file) {
        try {
            return 31L * file.toString().hashCode()
                    + 17L * Files.size(file)
                    + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }
}
