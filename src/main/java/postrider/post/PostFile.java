package postrider.post;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import postrider.source.Bytes;
import postrider.source.Location;
import postrider.source.Parsed;
import postrider.source.SourceText;

/** A file of the posts folder. @param root the folder's real path; @param path relative to it, with {@code /} */
record PostFile(Path root, String path) {
    private static final int MAX_BYTES = 1024 * 1024;

    /** It vanished after it was met. */
    static final class Gone extends RuntimeException {}

    /** All of it; empty where it can't be read or is too large, which is then among the findings. @throws Gone where it isn't there */
    Optional<byte[]> octets(Findings findings) {
        try {
            byte[] octets = octets();
            if (octets.length <= MAX_BYTES) {
                return Optional.of(octets);
            }
            findings.error(
                    "E102",
                    start(),
                    "the file is larger than 1 MiB",
                    "Make it smaller; pictures belong into files of their own");
        } catch (NoSuchFileException e) {
            throw new Gone();
        } catch (IOException e) {
            findings.error("E501", start(), "the file cannot be read: " + e, "Give the program the right to read it");
        }
        return Optional.empty();
    }

    /** One octet more than the most where it is larger. */
    private byte[] octets() throws IOException {
        Path file = root.resolve(path);
        if (Files.size(file) > MAX_BYTES) {
            return new byte[MAX_BYTES + 1];
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    /** Whether it is a file, and of this folder; else that is among the findings. */
    boolean isInside(Findings findings) {
        Path file = root.resolve(path);
        try {
            if (Files.isRegularFile(file) && file.toRealPath().startsWith(root)) {
                return true;
            }
            findings.error(
                    "E501", start(), "it is no file of the posts folder", "Put a file in its place, or remove it");
        } catch (IOException e) {
            findings.error("E501", start(), "the file cannot be read: " + e, "Give the program the right to read it");
        }
        return false;
    }

    /** Empty where it is no UTF-8; then that is among the findings. */
    static Optional<SourceText> text(String path, byte[] octets, Findings findings) {
        Parsed<SourceText> text = SourceText.decode(path, Bytes.copyOf(octets));
        if (text instanceof Parsed.Bad<SourceText> bad) {
            findings.error(bad.fault());
            return Optional.empty();
        }
        return Optional.of(((Parsed.Good<SourceText>) text).value());
    }

    /** The body as it is now. */
    Optional<String> body() {
        Findings findings = new Findings();
        try {
            return octets(findings)
                    .flatMap(octets -> text(path, octets, findings))
                    .flatMap(text -> Fences.part(text, findings))
                    .map(fences -> fences.body().text());
        } catch (Gone e) {
            return Optional.empty();
        }
    }

    Location start() {
        return new Location(path, 1, 1);
    }
}
