package postrider.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from, the strongest last.
 *
 * @param home what paths in settings are relative to
 * @param file named by a person and so required; empty: the home's {@code config/postrider.yaml}, where it has one
 * @param environment of the process; only {@code POSTRIDER_…} is looked at
 * @param overrides {@code key=value} each, a later one wins
 */
public record ConfigSources(Path home, Optional<Path> file, Map<String, String> environment, List<String> overrides) {
    public ConfigSources {
        environment = Map.copyOf(environment);
        overrides = List.copyOf(overrides);
    }
}
