package postrider.post;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.cache.Stamp;

/**
 * What the file system said of the posts folder a moment ago: who reads the posts need not ask it again. Each folder is handed over
 * once, so that no large one is held for long. For one thread.
 */
public final class SeenFolders {
    private final Map<Path, List<Entry>> folders;
    private final @Nullable Long begunAt;

    /** @param stamp null where only the file system can tell; @param isFolder else it is a file */
    public record Entry(String name, @Nullable Stamp stamp, boolean isFolder) {
        public Entry {
            // Java shows U+FFFD in place of octets that are not UTF-8, and then knows no such file.
            stamp = name.indexOf('\uFFFD') >= 0 ? null : stamp;
        }

        /** Of which nothing is known but that it is there. */
        public Entry(String name) {
            this(name, null, false);
        }
    }

    /** @param folders by their real path, each with all that lies in it; @param begunAt before the first was looked at, by {@link System#nanoTime} */
    public SeenFolders(Map<Path, List<Entry>> folders, long begunAt) {
        this(folders, Long.valueOf(begunAt));
    }

    private SeenFolders(Map<Path, List<Entry>> folders, @Nullable Long begunAt) {
        this.folders = new HashMap<>(folders);
        this.begunAt = begunAt;
    }

    /** Nobody has looked yet. */
    public static SeenFolders none() {
        return new SeenFolders(Map.of(), null);
    }

    /** How long ago the looking began; what changed since then may have been missed. Zero where nobody has looked. */
    public Duration age() {
        return begunAt == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begunAt);
    }

    /** What lies in the folder, in any order; empty where that isn't known, or no more. */
    Optional<List<Entry>> take(Path folder) {
        return Optional.ofNullable(folders.remove(folder));
    }
}
