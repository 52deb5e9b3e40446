package postrider.site;

import java.util.HashSet;
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
        Optional<String> file = path.folders().stream().filter(this::isFile).findFirst();
        if (file.isPresent()) {
            return Optional.of("\"" + file.get() + "\" is a file");
        }
        Optional<String> twin = path.packed().map(ArtifactPath::value).filter(files::contains);
        if (twin.isPresent()) {
            return Optional.of("\"" + twin.get() + "\" is taken");
        }
        files.add(path.value());
        folders.addAll(path.folders());
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
