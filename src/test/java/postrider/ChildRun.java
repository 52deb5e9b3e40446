package postrider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import postrider.cli.PostriderCommand;
import postrider.cli.Surroundings;

/**
 * A command in a process of its own that can be killed. It dies at a chosen step, and a step is each moment at which the program
 * asks something of its surroundings: what time it is, whether to stop, for a random number. Every stage does, several times.
 */
public final class ChildRun {
    /** With which status a process ends that dies at its step: that of {@code kill -9}. */
    static final int KILLED = 137;

    private static int steps;

    private ChildRun() {}

    /** @param args the step at which to die, or 0; the home, which is the current folder too; the instant; then the command */
    public static void main(String[] args) {
        int last = Integer.parseInt(args[0]);
        Instant now = Instant.parse(args[2]);
        SecureRandom randomness = new SecureRandom();
        int status = PostriderCommand.run(
                new Surroundings(
                        Map.of(),
                        Path.of(args[1]).toAbsolutePath(),
                        () -> {
                            step(last);
                            return now;
                        },
                        InputStream.nullInputStream(),
                        System.out,
                        System.err,
                        "",
                        "",
                        (RandomGenerator) () -> {
                            step(last);
                            return randomness.nextLong();
                        },
                        ProcessHandle.current().pid(),
                        Duration.ZERO,
                        () -> {
                            step(last);
                            return false;
                        },
                        ""),
                Arrays.copyOfRange(args, 3, args.length));
        System.exit(status);
    }

    private static void step(int last) {
        if (++steps == last) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** Starts the command, its words going to {@code child.log} beside the home. @param step at which it is to die, or 0 */
    static Process start(int step, Path home, Instant now, String... words) throws IOException {
        String[] java = {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dfile.encoding=US-ASCII",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            // From the class path JDK 24 and newer warn of SQLite's native part, in what the child says.
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            ChildRun.class.getName(),
            Integer.toString(step),
            home.toString(),
            now.toString()
        };
        ProcessBuilder child = new ProcessBuilder(
                Stream.of(java, words).flatMap(Arrays::stream).toList());
        child.environment().put("LC_ALL", "C");
        return child.redirectErrorStream(true)
                .redirectOutput(log(home).toFile())
                .start();
    }

    static String words(Path home) throws IOException {
        return Files.readString(log(home));
    }

    private static Path log(Path home) {
        return home.resolveSibling("child.log");
    }
}
