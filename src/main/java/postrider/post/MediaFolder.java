package postrider.post;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import postrider.picture.FoundPicture;
import postrider.picture.KnownPictures;
import postrider.picture.PictureSize;

/**
 * Looks files up by their exact name, also where the file system ignores letter case, and never outside the folder. Remembers
 * the names in each folder: made anew for each reading. Safe for several threads.
 */
final class MediaFolder implements PostFiles {
    private final Path root;
    private final KnownPictures pictures;
    private final Map<String, String> routes;
    private final Map<Path, Map<String, String>> names = new ConcurrentHashMap<>();

    /** @param root its real path; @param routes of post files; not to be changed any more */
    MediaFolder(Path root, KnownPictures pictures, Map<String, String> routes) {
        this.root = root;
        this.pictures = pictures;
        this.routes = routes;
    }

    @Override
    public Optional<String> route(String path) {
        return Optional.ofNullable(routes.get(path));
    }

    @Override
    public Optional<MediaFile> media(String path) {
        Path at = root;
        StringBuilder spelled = new StringBuilder();
        for (String part : path.split("/", -1)) {
            // Hidden files hold what nobody meant to publish.
            String name = part.startsWith(".")
                    ? null
                    : names.computeIfAbsent(at, MediaFolder::list).get(nfc(part));
            if (name == null) {
                return Optional.empty();
            }
            at = at.resolve(name);
            spelled.append(spelled.length() == 0 ? "" : "/").append(name);
        }
        return file(at, spelled.toString());
    }

    private Optional<MediaFile> file(Path at, String path) {
        try {
            Path real = at.toRealPath();
            if (!real.startsWith(root) || !Files.isRegularFile(real)) {
                return Optional.empty();
            }
            return Optional.of(file(path, MediaType.of(path), pictures.look(path, real)));
        } catch (IOException e) {
            return Optional.empty(); // gone since its folder was listed
        }
    }

    /** A picture under another name is none to readers' programs. */
    private static MediaFile file(String path, String type, FoundPicture found) {
        PictureSize size = type.startsWith("image/") ? found.size() : null;
        return size == null
                ? new MediaFile(path, found.octets(), type, 0, 0, null, found.keepsNotes())
                : new MediaFile(path, found.octets(), type, size.width(), size.height(), found.copies());
    }

    /** Names by their NFC spelling: a Mac writes the same name in other code points than an author does. */
    private static Map<String, String> list(Path folder) {
        Map<String, String> found = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                found.merge(nfc(name), name, (first, second) -> first.compareTo(second) <= 0 ? first : second);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return Map.of(); // no folder, or not to be read: nothing is found in it
        }
        return found;
    }

    private static String nfc(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
