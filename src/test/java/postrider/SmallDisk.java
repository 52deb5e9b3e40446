package postrider;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few kilobytes in memory, mounted at a folder. */
record SmallDisk(Path folder) implements AutoCloseable {

    /** Skips the test where this user can't mount. */
    static SmallDisk under(Path folder, String size) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
                "needs the right to mount a tmpfs");
        return new SmallDisk(folder);
    }

    void remount(String option) throws IOException, InterruptedException {
        assumeTrue(ran("mount", "-o", "remount," + option, folder.toString()), "needs the right to remount");
    }

    private static boolean ran(String... words) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (!ran("umount", folder.toString())) {
            throw new IOException(folder + " could not be unmounted");
        }
    }
}
