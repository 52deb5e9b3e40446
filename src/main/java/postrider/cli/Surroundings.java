package postrider.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What a process is given by the machine.
 *
 * @param folder the current one, absolute
 * @param clock the machine's
 * @param in where a person's answers come from, UTF-8
 * @param out takes results; @param err takes everything else; both UTF-8
 * @param terminals which of 0, 1 and 2 (stdin, stdout, stderr) are terminals, such as {@code 12}
 * @param locale of the person's terminal, such as {@code ru_RU.UTF-8}, or empty
 * @param randomness fit for keys; @param process this one's number
 * @param fileTimeStep within which two changes of a file may bear one time
 * @param stopAsked whether somebody asked the process to end
 * @param launcher the script that started it, absolute; empty where none did
 */
public record Surroundings(
        Map<String, String> environment,
        Path folder,
        InstantSource clock,
        InputStream in,
        PrintStream out,
        PrintStream err,
        String terminals,
        String locale,
        RandomGenerator randomness,
        long process,
        Duration fileTimeStep,
        BooleanSupplier stopAsked,
        String launcher) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** The same, but nobody hears what is said, and the environment sets nothing: no mail server, no folders. */
    Surroundings secluded() {
        PrintStream nothing = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Surroundings(
                Map.of(),
                folder,
                clock,
                InputStream.nullInputStream(),
                nothing,
                nothing,
                terminals,
                locale,
                randomness,
                process,
                fileTimeStep,
                stopAsked,
                launcher);
    }
}
