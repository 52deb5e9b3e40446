package postrider.site;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import postrider.source.Bytes;
import postrider.source.Diagnostic;
import postrider.source.Location;

/** One file below {@code public/}. Follows no link out of it. Each method throws {@link PublicFolderException} where the disk says no. */
final class ArtifactFile {
    /** Beside its place until it is whole. One run writes at a time, so that one name a folder does, and a next run clears it away. */
    private static final String PART = ".postrider-part";

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

    /** Puts the bytes in place, in one step for whoever reads it. @return their SHA-256, in hex */
    String write(Bytes bytes) {
        try {
            return replace(new ByteArrayInputStream(bytes.toArray()), Optional.empty());
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    /** As {@link #write}, with the source's date. */
    String writeCopyOf(Path source) {
        try (InputStream in = Files.newInputStream(source)) {
            return replace(in, Optional.of(Files.getLastModifiedTime(source)));
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
        }
    }

    private String replace(InputStream content, Optional<FileTime> date) throws IOException {
        Path part = file.resolveSibling(PART);
        Files.createDirectories(part.getParent());
        Files.deleteIfExists(part);
        try {
            String hash = writeDurably(content, part);
            if (date.isPresent()) {
                Files.setLastModifiedTime(part, date.get());
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return hash;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String writeDurably(InputStream content, Path part) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
                ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, read);
                while (chunk.hasRemaining()) {
                    out.write(chunk);
                }
            }
            out.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The SHA-256 of what it holds, in hex. */
    String hash() {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = sha256();
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new PublicFolderException(file, e);
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
