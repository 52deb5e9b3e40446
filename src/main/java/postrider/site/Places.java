package postrider.site;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which places below {@code public/} are taken: no file twice, and none where another needs a folder. First come, first served. */
final class Places {
    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    /** Takes the place, or says what is there already, in words. */
    Optional<String> take(ArtifactPath path) {
        if (isFile(path.value())) {
            return Optional.of("\"" + path + "\" is taken");
        }
        if (folders.contains(path.value())) {
            return Optional.of("\"" + path + "\" is a folder");
        }
        List<String> above = path.folders();
        for (String name : above) {
            if (isFile(name)) {
                return Optional.of("\"" + name + "\" is a file");
            }
        }
        if (Gzip.suits(path.value()) && files.contains(path.value() + Gzip.ENDING)) {
            return Optional.of("\"" + path.value() + Gzip.ENDING + "\" is taken");
        }
        files.add(path.value());
        folders.addAll(above);
        return Optional.empty();
    }

    /** One that is taken, or the packed twin of one. */
    private boolean isFile(String path) {
        return files.contains(path)
                || path.endsWith(Gzip.ENDING)
                        && Gzip.suits(path.substring(0, path.length() - Gzip.ENDING.length()))
                        && files.contains(path.substring(0, path.length() - Gzip.ENDING.length()));
    }
}
