package postrider;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import postrider.cli.PostriderCommand;
import postrider.cli.Surroundings;

/** Where the program starts: hands in the clock and the environment, and ends with the exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        Surroundings surroundings = new Surroundings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                InstantSource.system(),
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                System.getProperty("postrider.tty", ""),
                System.getProperty("postrider.locale", ""));
        System.exit(PostriderCommand.run(surroundings, words));
    }

    /** Java's own streams take the terminal's encoding; files and pipes want UTF-8. */
    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
