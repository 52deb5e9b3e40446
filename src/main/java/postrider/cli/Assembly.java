package postrider.cli;

import java.time.InstantSource;
import postrider.config.Settings;

/** Where everything is constructed. */
final class Assembly {
    private Assembly() {}

    static Jobs open(Settings settings, InstantSource clock) {
        throw new UnsupportedOperationException(settings + " " + clock);
    }
}
