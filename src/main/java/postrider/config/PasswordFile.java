package postrider.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import postrider.source.Location;

/** A file that holds one secret: its first line. */
record PasswordFile(Path file) {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    /** @param at where the file is named */
    Optional<String> read(Location at, Findings findings) {
        try {
            Optional<String> first = Files.readString(file).lines().findFirst().filter(line -> !line.isBlank());
            if (first.isEmpty()) {
                findings.error(at, "the password file " + file + " is empty", "Write the password into its first line");
            }
            warnWhereOpen("password file", file, at, findings);
            return first;
        } catch (IOException e) {
            findings.error(at, "the password file " + file + " can't be read", "Check its name and its owner");
            return Optional.empty();
        }
    }

    /** @param what the file is, for a person */
    static void warnWhereOpen(String what, Path file, Location at, Findings findings) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            findings.warning(at, "others can read the " + what + " " + file, "Run: chmod 600 " + file);
        }
    }
}
