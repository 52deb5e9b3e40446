package postrider.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code var/last-run}, beside the database. Written after the transaction that it tells of, so that the database is never behind it
 * by a crash; and before anything of that run is mailed, so that a copy of the database from an earlier day always is.
 */
final class LastRunFile {
    private static final Pattern TEXT =
            Pattern.compile("run (\\d{1,18})\nat (\\S+)\nedition (\\d{1,18})\nsubscriber (\\d{1,18})\n");

    private static final String NAME = "last-run";

    private final Path file;

    LastRunFile(Path file) {
        this.file = file;
    }

    /** The one in that state folder. */
    static LastRunFile in(String state) {
        return new LastRunFile(Path.of(state).resolve(NAME));
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /** The state folder that it lies in, without links. */
    String folder() {
        Path folder = file.toAbsolutePath().resolveSibling("");
        try {
            return folder.toRealPath().toString();
        } catch (IOException e) {
            return folder.normalize().toString();
        }
    }

    /** When it was written, in nanoseconds by the file system's clock. */
    long writtenAt() {
        try {
            return Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " can't be looked at: " + e + ". Give this account the right to read it", e);
        }
    }

    /** @throws Refused where it was not written by this program */
    LastRun read() {
        try {
            Matcher text = TEXT.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            if (!text.matches()) {
                throw spoiled();
            }
            return new LastRun(
                    Long.parseLong(text.group(1)),
                    Instant.parse(text.group(2)),
                    Long.parseLong(text.group(3)),
                    Long.parseLong(text.group(4)));
        } catch (NoSuchFileException e) {
            return LastRun.NONE;
        } catch (DateTimeException e) {
            throw spoiled();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " can't be read: " + e + ". Give this account the right to read it", e);
        }
    }

    private Refused spoiled() {
        return new Refused(
                Refused.Reason.USAGE,
                file
                        + " is not as it was written, so nobody knows whether the database is the last one; nothing was done."
                        + " If the database was not replaced by an older one, delete that file");
    }

    /** Whole or not at all, and on the disk when it returns. */
    void write(LastRun last) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        String text = "run " + last.run() + "\nat " + last.at() + "\nedition " + last.edition() + "\nsubscriber "
                + last.subscriber() + "\n";
        try {
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel folder =
                    FileChannel.open(file.toAbsolutePath().resolveSibling(""), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " can't be written: " + e + ". Free the disk, or give this account the right to write there",
                    e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
