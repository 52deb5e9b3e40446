package postrider.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a process is given by the machine.
 *
 * @param folder the current one, absolute
 * @param clock the machine's
 * @param out takes results; @param err takes everything else; both UTF-8
 * @param terminals which of 0, 1 and 2 (stdin, stdout, stderr) are terminals, such as {@code 12}
 * @param locale of the person's terminal, such as {@code ru_RU.UTF-8}, or empty
 */
public record Surroundings(
        Map<String, String> environment,
        Path folder,
        InstantSource clock,
        PrintStream out,
        PrintStream err,
        String terminals,
        String locale) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
