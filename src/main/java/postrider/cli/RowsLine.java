package postrider.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** How many rows of a list have been read, on a terminal; a short list is over before there is anything to see. */
final class RowsLine {
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final int LOOKED_AT = 1_000;

    private final Console console;
    private final InstantSource clock;
    private final boolean watched;
    private Instant shown;
    private boolean drawn;

    RowsLine(Console console, InstantSource clock, boolean watched) {
        this.console = console;
        this.clock = clock;
        this.watched = watched;
        this.shown = clock.instant();
    }

    void at(int rows) {
        if (!watched || rows % LOOKED_AT != 0) {
            return;
        }
        Instant now = clock.instant();
        if (Duration.between(shown, now).compareTo(REDRAW) >= 0) {
            shown = now;
            drawn = true;
            console.overwrite(String.format(Locale.ROOT, "%,d rows read", rows));
        }
    }

    /** Takes the line away. */
    void end() {
        if (drawn) {
            console.overwrite("");
        }
    }
}
