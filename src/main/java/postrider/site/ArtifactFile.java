package postrider.site;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import postrider.cache.Stamp;
import postrider.source.Bytes;
import postrider.source.Diagnostic;
import postrider.source.Location;

/** One file below {@code public/}. Follows no link out of it. Each method throws {@link PublicFolderException} where the disk says no. */
final class ArtifactFile {
    /** In place of the stamp of a file that isn't there. */
    static final long NOTHING = 0;

    private final Path root;
    private final ArtifactPath path;
    private final Path file;

    ArtifactFile(Path root, ArtifactPath path) {
        this.root = root;
        this.path = path;
        this.file = resolve(root, path);
    }

    private static Path resolve(Path root, ArtifactPath path) {
        try {
            return root.resolve(path.value());
        } catch (InvalidPathException e) {
            throw new PublicFolderException(
                    root,
                    "no file can be named " + path + " in this locale. Run with LC_ALL=C.UTF-8, as ./postrider does");
        }
    }

    boolean exists() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * What there is at its place.
     *
     * @param folder whether its folder is there; @param file whether something is there by its name
     * @param obstacle what stands where it or one of its folders should be
     */
    record Standing(boolean folder, boolean file, Optional<Diagnostic> obstacle) {
        private static final Standing NOWHERE = new Standing(false, false, Optional.empty());
        private static final Standing FREE = new Standing(true, false, Optional.empty());
        private static final Standing TAKEN = new Standing(true, true, Optional.empty());
    }

    /** Asks no more than it must: where a folder is missing, nothing is in it. */
    Standing look() {
        for (String name : path.folders()) {
            Path place = root.resolve(name);
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                return Standing.NOWHERE;
            }
            if (!isOwnFolder(place)) {
                String what = Files.isSymbolicLink(place) ? "a link that leads elsewhere" : "a file";
                return new Standing(false, false, Optional.of(obstacle(name, what, "a folder")));
            }
        }
        if (!exists()) {
            return Standing.FREE;
        }
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                ? new Standing(true, true, Optional.of(obstacle(path.value(), "a folder", "a file")))
                : Standing.TAKEN;
    }

    /** What stands where this file or one of its folders should be. */
    Optional<Diagnostic> obstacle() {
        return look().obstacle();
    }

    private Diagnostic obstacle(String name, String what, String needed) {
        Location at = new Location(root.getFileName() + "/" + name, 1, 1);
        String message = "here stands " + what + " where " + needed + " is needed; " + path + " was not written";
        return Diagnostic.error("", at, message, "Move it away, then run again");
    }

    private boolean isOwnFolder(Path folder) {
        if (!Files.isSymbolicLink(folder)) {
            return Files.isDirectory(folder);
        }
        try {
            return Files.isDirectory(folder) && folder.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            throw new PublicFolderException(folder, e);
        }
    }

    boolean holds(Bytes bytes) {
        try {
            return isFile()
                    && Files.size(file) == bytes.size()
                    && Arrays.equals(Files.readAllBytes(file), bytes.toArray());
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    boolean holdsCopyOf(Path source) {
        try {
            return isFile() && Files.size(file) == Files.size(source) && Files.mismatch(file, source) == -1;
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    private boolean isFile() {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    Path path() {
        return file;
    }

    /** Makes the folder that it lies in, where it isn't there. */
    void makeFolder() {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    /** Puts what was staged in place, in one step for whoever reads it. */
    void put(Path part) {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    /** Another after each change of the file, its content or its dates, as far as the disk tells; {@link #NOTHING} where there is none. */
    long stamp() {
        return stamp(file);
    }

    /** As {@link #stamp()}, of any file. One that can't be looked at counts as not there: whoever then opens it learns why. */
    static long stamp(Path file) {
        try {
            return stampOf(file).print();
        } catch (IOException e) {
            return NOTHING;
        }
    }

    /** Where the disk knows no more, of size and date. */
    private static Stamp stampOf(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Stamp.of(Files.readAttributes(file, Stamp.ATTRIBUTES, LinkOption.NOFOLLOW_LINKS));
        }
        BasicFileAttributes known = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new Stamp(known.size(), known.lastModifiedTime().to(TimeUnit.NANOSECONDS), 0, 0);
    }

    /** Takes it away, and the folders that are empty then. @return whether it was there; another one's folder in its place is not */
    boolean remove() {
        if (obstacle().isPresent()) {
            return false;
        }
        try {
            boolean was = Files.deleteIfExists(file);
            removeEmptyFolders();
            return was;
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    private void removeEmptyFolders() throws IOException {
        for (int i = path.folders().size() - 1; i >= 0; i--) {
            Path folder = root.resolve(path.folders().get(i));
            if (Files.isSymbolicLink(folder)) {
                return;
            }
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }
}
