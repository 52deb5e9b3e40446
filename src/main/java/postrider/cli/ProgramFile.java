package postrider.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The jar that this program runs from; while it is developed, a folder of classes. */
final class ProgramFile {
    /** A jar ends in a list of its files with the checksum of each; this holds ours. */
    private static final int END = 1 << 20;

    private ProgramFile() {}

    /** Tells this program, on this Java, from any other that may have left something here. */
    static String fingerprint() {
        return content() + " " + Runtime.version();
    }

    static Path path() {
        try {
            return place();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path place() throws URISyntaxException {
        return Path.of(ProgramFile.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static String content() {
        try {
            Path place = place();
            return Files.isDirectory(place) ? ofFolder(place) : ofJar(place);
        } catch (IOException | URISyntaxException e) {
            return "unknown: " + e;
        }
    }

    private static String ofJar(Path jar) throws IOException {
        try (FileChannel channel = FileChannel.open(jar)) {
            long from = Math.max(0, channel.size() - END);
            ByteBuffer end = ByteBuffer.allocate(Math.toIntExact(channel.size() - from));
            while (end.hasRemaining() && channel.read(end, from + end.position()) >= 0) {}
            CRC32C checksum = new CRC32C();
            checksum.update(end.flip());
            return channel.size() + " " + checksum.getValue();
        }
    }

    private static String ofFolder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            CRC32C checksum = new CRC32C();
            for (Path file : files) {
                checksum.update((file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file))
                        .getBytes(StandardCharsets.UTF_8));
            }
            return files.size() + " " + checksum.getValue();
        }
    }
}
