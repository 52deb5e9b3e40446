package postrider.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import postrider.config.ConfigFile;
import postrider.config.ConfigSources;
import postrider.config.Settings;
import postrider.job.Run;

/** A home as a command opens it, for tests that ask it more than a command does. */
public final class OpenedHome {
    private OpenedHome() {}

    public static Run run(Path home, InstantSource clock) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                Map.of(),
                home,
                clock,
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                "",
                "",
                new Random(1),
                1,
                Duration.ZERO,
                () -> false,
                "");
        Settings settings = ConfigFile.read(new ConfigSources(home, Optional.empty(), Map.of(), List.of()))
                .value()
                .orElseThrow();
        return ((HomeJobs) new Assembly(surroundings).open(settings, clock)).run();
    }
}
