package postrider.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Where commands are typed, in a folder and at a moment that stands still, and what the last one said. */
final class Terminal {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream both = new ByteArrayOutputStream();
    private final Random randomness = new Random(1);
    private final Path folder;

    /** The present. */
    Instant now;

    /** What a person answers. */
    String typed = "";

    /** Which streams lead to a screen, such as 012. */
    String screens = "";

    String locale = "C.UTF-8";
    String launcher = "";
    Map<String, String> environment = Map.of();

    Terminal(Path folder, Instant now) {
        this.folder = folder;
        this.now = now;
    }

    /** @return the exit status */
    int run(String... words) {
        return PostriderCommand.run(surroundings(), words);
    }

    /** What the next command finds; nothing is said in it yet. */
    Surroundings surroundings() {
        out.reset();
        err.reset();
        both.reset();
        return new Surroundings(
                new HashMap<>(environment),
                folder,
                () -> now,
                new ByteArrayInputStream(typed.getBytes(UTF_8)),
                to(out),
                to(err),
                screens,
                locale,
                randomness,
                1,
                Duration.ZERO,
                () -> false,
                launcher);
    }

    private PrintStream to(ByteArrayOutputStream stream) {
        OutputStream twice = new OutputStream() {
            @Override
            public void write(int octet) {
                stream.write(octet);
                both.write(octet);
            }
        };
        return new PrintStream(twice, true, UTF_8);
    }

    /** On both streams, as they came. */
    String said() {
        return both.toString(UTF_8);
    }

    /** For programs: on standard output. */
    String printed() {
        return out.toString(UTF_8);
    }

    /** On standard error. */
    String complained() {
        return err.toString(UTF_8);
    }
}
