package postrider.site;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import postrider.source.Bytes;
import postrider.source.Diagnostic;
import postrider.source.Location;

/** One file below {@code public/}. Follows no link out of it. Each method throws {@link PublicFolderException} where the disk says no. */
final class ArtifactFile {
    /** Beside its place until it is whole. One name for each folder: the next run meets what a dead one left. */
    private static final String PART = ".postrider-part";

    private final Path root;
    private final ArtifactPath path;
    private final Path file;
    private final Path part;

    ArtifactFile(Path root, ArtifactPath path) {
        this.root = root;
        this.path = path;
        this.file = resolve(root, path);
        this.part = file.resolveSibling(PART);
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

    /** What stands where this file or one of its folders should be. */
    Optional<Diagnostic> obstacle() {
        for (String name : path.folders()) {
            Path place = root.resolve(name);
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !isOwnFolder(place)) {
                String what = Files.isSymbolicLink(place) ? "a link that leads elsewhere" : "a file";
                return Optional.of(obstacle(name, what, "a folder"));
            }
        }
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(obstacle(path.value(), "a folder", "a file"))
                : Optional.empty();
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

    /** Equal size and date count as equal, for pictures are large; else all octets are compared. */
    boolean holdsCopyOf(Path source) {
        try {
            return isFile()
                    && Files.size(file) == Files.size(source)
                    && (Files.getLastModifiedTime(file).equals(Files.getLastModifiedTime(source))
                            || Files.mismatch(file, source) == -1);
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    private boolean isFile() {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Writes the bytes beside the place; {@link #force} and {@link #commit} are to follow. @return their SHA-256, in hex */
    String prepare(Bytes bytes) {
        try {
            return prepare(new ByteArrayInputStream(bytes.toArray()));
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    /** As {@link #prepare}, with the source's date. */
    String prepareCopyOf(Path source) {
        try (InputStream in = Files.newInputStream(source)) {
            String hash = prepare(in);
            Files.setLastModifiedTime(part, Files.getLastModifiedTime(source));
            return hash;
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    private String prepare(InputStream content) throws IOException {
        Files.createDirectories(folder());
        Files.deleteIfExists(part);
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
            String hash = hash(content, out);
            whole = true;
            return hash;
        } finally {
            if (!whole) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Returns when what was prepared is on the disk, power cut or not. Any thread may call it. */
    void force() {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    /** Puts what was prepared in place, in one step for whoever reads it. */
    void commit() {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    /** Takes away what was prepared and not put in place, be it by a run that died. */
    void discard() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new PublicFolderException(part, e);
        }
    }

    /** The folder that it stands in; only one file can be prepared in each. */
    Path folder() {
        return Objects.requireNonNull(part.getParent());
    }

    /** The SHA-256 of what it holds, in hex. */
    String hash() {
        try (InputStream in = Files.newInputStream(file)) {
            return hash(in, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    private static String hash(InputStream from, OutputStream to) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            from.transferTo(new DigestOutputStream(to, digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
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
            Files.deleteIfExists(folder.resolve(PART));
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }
}
