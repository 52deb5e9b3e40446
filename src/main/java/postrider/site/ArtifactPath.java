package postrider.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file's place below {@code public/}, which it never leads out of.
 *
 * @param value file names parted by {@code /}; none is empty, begins with a dot, or is longer than file systems take
 */
public record ArtifactPath(String value) implements Comparable<ArtifactPath> {
    private static final int MAX_NAME_BYTES = 255;

    public ArtifactPath {
        if (!isSafe(value)) {
            throw new IllegalArgumentException("no place below public/: " + value);
        }
    }

    /** The place, or empty where the text names none. */
    public static Optional<ArtifactPath> of(String path) {
        return isSafe(path) ? Optional.of(new ArtifactPath(path)) : Optional.empty();
    }

    /** The folders that it stands in, the outermost first. */
    List<String> folders() {
        List<String> folders = new ArrayList<>();
        for (int slash = value.indexOf('/'); slash > 0; slash = value.indexOf('/', slash + 1)) {
            folders.add(value.substring(0, slash));
        }
        return folders;
    }

    /** The place of its packed twin, for texts. */
    Optional<ArtifactPath> packed() {
        return Gzip.suits(value) ? of(value + Gzip.ENDING) : Optional.empty();
    }

    private static boolean isSafe(String path) {
        int from = 0;
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            if (c == '/') {
                if (!isFileName(path, from, at)) {
                    return false;
                }
                from = at + 1;
            } else if (isForbidden(c) || Character.isSurrogate(c) && !isPaired(path, at)) {
                return false;
            }
        }
        return isFileName(path, from, path.length());
    }

    /** Whether what stands there is neither empty, hidden nor too long. */
    private static boolean isFileName(String path, int from, int to) {
        return to > from
                && path.charAt(from) != '.'
                && (to - from <= MAX_NAME_BYTES / 3
                        || path.substring(from, to).getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES);
    }

    /** The backslash parts folders on Windows, where the colon names a drive; lone surrogates are in no file's name. */
    private static boolean isForbidden(char c) {
        return c == '\\' || c == ':' || Character.isISOControl(c);
    }

    private static boolean isPaired(String name, int at) {
        return Character.isHighSurrogate(name.charAt(at))
                ? at + 1 < name.length() && Character.isLowSurrogate(name.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(name.charAt(at - 1));
    }

    @Override
    public int compareTo(ArtifactPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
