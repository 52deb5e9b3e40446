package postrider.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import postrider.source.Checked;
import postrider.source.Diagnostic;

/** A home whose settings a test writes, beside the environment and the command line. */
abstract class WrittenSettings {
    static final String LEAST = "site: {url: 'https://news.example.org', title: Our News}\n";

    @TempDir
    Path home;

    final Map<String, String> environment = new TreeMap<>();
    final List<String> overrides = new ArrayList<>();

    Settings good(String yaml) {
        Checked<Optional<Settings>> read = read(yaml);
        assertThat(read.diagnostics()).isEmpty();
        return read.value().orElseThrow();
    }

    List<String> errors(String yaml) {
        Checked<Optional<Settings>> read = read(yaml);
        assertThat(read.value()).isEmpty();
        return read.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::toString)
                .toList();
    }

    Checked<Optional<Settings>> read(String yaml) {
        try {
            write(yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return readHome();
    }

    void write(String yaml) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/postrider.yaml"), yaml);
    }

    Checked<Optional<Settings>> readHome() {
        return ConfigFile.read(sources());
    }

    ConfigSources sources() {
        return new ConfigSources(home, Optional.empty(), environment, overrides);
    }
}
