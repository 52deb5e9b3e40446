package postrider;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import postrider.cli.PostriderCommand;
import postrider.cli.Surroundings;

/** Where the program starts: hands in the clock and the environment, and ends with the exit code. */
public final class Main {
    private static final int LATER = 75;

    /** Of what file systems there are, FAT counts in the longest steps. */
    private static final Duration FILE_TIMES = Duration.ofSeconds(2);

    private Main() {}

    /** Seldom needed, and slow to make: each security provider is looked at. */
    private static final class Randomness {
        static final SecureRandom SECURE = new SecureRandom();
    }

    public static void main(String[] words) {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopCleanly(stop, ended)));
        Surroundings surroundings = new Surroundings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                InstantSource.system(),
                new FileInputStream(FileDescriptor.in),
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                System.getProperty("postrider.tty", ""),
                System.getProperty("postrider.locale", ""),
                () -> Randomness.SECURE.nextLong(),
                process(),
                FILE_TIMES,
                stop::get,
                System.getProperty("postrider.launcher", ""));
        int status = PostriderCommand.run(surroundings, words);
        ended.countDown();
        System.exit(status);
    }

    /** The launcher knows it: it becomes this process. To ask Java takes a fiftieth of a run. */
    private static long process() {
        Long known = Long.getLong("postrider.process");
        return known == null ? ProcessHandle.current().pid() : known;
    }

    /** Asked to end, the program still finishes the message in flight: a machine that shuts down waits a few seconds for it. */
    private static void stopCleanly(AtomicBoolean stop, CountDownLatch ended) {
        stop.set(true);
        try {
            boolean inTime = ended.await(10, TimeUnit.SECONDS);
            if (!inTime) {
                Runtime.getRuntime().halt(LATER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Java's own streams take the terminal's encoding; files and pipes want UTF-8. */
    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
