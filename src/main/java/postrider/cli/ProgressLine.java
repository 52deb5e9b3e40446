package postrider.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.job.Progress;

/** How far the sending is: a bar that moves on a terminal, elsewhere a line a minute. */
final class ProgressLine implements Progress {
    private static final int WIDTH = 24;
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration LINE = Duration.ofMinutes(1);

    private final Console console;
    private final Look look;
    private @Nullable Instant begun;
    private @Nullable Instant shown;
    private boolean drawn;

    /** What is to be seen of it. */
    enum Look {
        NOTHING,
        LINES,
        /** It draws over what it drew before. */
        BAR
    }

    ProgressLine(Console console, Look look) {
        this.console = console;
        this.look = look;
    }

    @Override
    public void at(Standing standing, Instant now) {
        Instant start = begun == null ? now : begun;
        Instant last = shown == null ? start : shown;
        begun = start;
        shown = last;
        if (Duration.between(last, now).compareTo(look == Look.BAR ? REDRAW : LINE) < 0) {
            return;
        }
        shown = now;
        Duration since = Duration.between(start, now);
        switch (look) {
            case NOTHING -> {}
            case LINES -> console.plain(words(standing, since));
            case BAR -> {
                console.overwrite(drawing(standing) + " " + words(standing, since));
                drawn = true;
            }
        }
    }

    /** Takes the bar away: what was done is said elsewhere. */
    void end() {
        if (drawn) {
            console.overwrite("");
        }
    }

    private static String drawing(Standing standing) {
        long all = standing.done() + standing.waiting();
        int full = (int) (all == 0 ? WIDTH : WIDTH * (long) standing.done() / all);
        return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "]";
    }

    static String words(Standing standing, Duration since) {
        double second = standing.done() * 1000.0 / Math.max(1, since.toMillis());
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%,d of %,d sent", standing.sent(), standing.done() + standing.waiting()));
        Stream.of(
                        EditionsText.counted(standing.failed(), "failed"),
                        EditionsText.counted(standing.deferred(), "deferred"),
                        EditionsText.counted(standing.uncertain(), "uncertain"))
                .flatMap(counts -> counts)
                .forEach(counts -> text.append(", ").append(counts));
        text.append(String.format(Locale.ROOT, second < 10 ? ", %.1f a second" : ", %,.0f a second", second));
        if (standing.waiting() > 0 && second > 0) {
            text.append(", ")
                    .append(time(Duration.ofSeconds((long) (standing.waiting() / second))))
                    .append(" left");
        }
        return text.toString();
    }

    private static String time(Duration left) {
        if (left.toHours() > 0) {
            return left.toHours() + "h " + left.toMinutesPart() + "m";
        }
        return left.toMinutes() > 0 ? left.toMinutes() + "m " + left.toSecondsPart() + "s" : left.toSeconds() + "s";
    }
}
