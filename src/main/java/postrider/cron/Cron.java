package postrider.cron;

import com.cronutils.model.time.ExecutionTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A five-field cron expression, read as Vixie cron reads it (crontab(5)), with {@code L}, {@code W}, {@code #} and nicknames. Immutable.
 * A wall time that does not exist fires once, later by the gap's length; one that comes twice fires once, the first time; a
 * line of every hour neither loses nor doubles one. Two are equal when written alike.
 */
public final class Cron {
    /** More than the longest gap ever, Samoa's day. */
    private static final Duration LONGEST_SHIFT = Duration.ofHours(25);

    private final String expression;
    private final CronSyntax syntax;
    /** Made when first asked for: most runs need to know of a line only that it is right. */
    private volatile @Nullable ExecutionTime wallTimes;

    private final boolean interval;

    private Cron(String expression, CronSyntax syntax) {
        this.expression = expression;
        this.syntax = syntax;
        this.interval = syntax.isInterval();
    }

    /** @throws IllegalArgumentException whose message says, for the person who wrote it, what is wrong and how to mend it; also for one that never fires */
    public static Cron parse(String expression) {
        return new Cron(expression, CronSyntax.of(expression));
    }

    /** The first instant later than {@code after} at which it fires in that zone. */
    public Instant next(Instant after, ZoneId zone) {
        Instant fromSecond = after.truncatedTo(ChronoUnit.SECONDS);
        return interval ? nextOfInterval(fromSecond, zone.getRules()) : nextOfFixedTimes(fromSecond, zone);
    }

    /**
     * Walks along the wall times. A gap moves some of them later, past others that stay where they are, so the earliest is
     * certain only when the walk has come to it. Where the clock was changed lately, it begins before that.
     */
    private Instant nextOfFixedTimes(Instant after, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant before = after.minus(LONGEST_SHIFT);
        Instant from = rules.getOffset(before).equals(rules.getOffset(after)) ? after : before;
        LocalDateTime wall = nextWallTime(from.atZone(zone).toLocalDateTime());
        ZonedDateTime first = null;
        while (first == null || wall.isBefore(first.toLocalDateTime())) {
            ZonedDateTime fires = wall.atZone(zone);
            if (fires.toInstant().isAfter(after)
                    && (first == null || fires.toInstant().isBefore(first.toInstant()))) {
                first = fires;
            }
            wall = nextWallTime(wall);
        }
        return first.toInstant();
    }

    /** Real time passes evenly: the present offset holds up to the zone's next transition, the new one from that instant on. */
    private Instant nextOfInterval(Instant after, ZoneRules rules) {
        ZoneOffset offset = rules.getOffset(after);
        ZoneOffsetTransition transition = rules.nextTransition(after);
        LocalDateTime cursor = LocalDateTime.ofInstant(after, offset);
        while (true) {
            Instant fires = nextWallTime(cursor).toInstant(offset);
            if (transition == null || fires.isBefore(transition.getInstant())) {
                return fires;
            }
            offset = transition.getOffsetAfter();
            cursor = transition.getDateTimeAfter().minusSeconds(1);
            transition = rules.nextTransition(transition.getInstant());
        }
    }

    private LocalDateTime nextWallTime(LocalDateTime after) {
        ExecutionTime times = wallTimes;
        if (times == null) {
            times = syntax.wallTimes();
            wallTimes = times;
        }
        return times.nextExecution(after.atZone(ZoneOffset.UTC))
                .orElseThrow(() -> new IllegalStateException("\"" + expression + "\" stopped firing after " + after))
                .toLocalDateTime();
    }

    /** When it fires, in words, such as {@code at 09:00 on Mondays}. */
    public String inWords() {
        return new CronWords(syntax).text();
    }

    /** As systemd's {@code OnCalendar} values, any of which fires; empty where systemd has no words for it. */
    public Optional<List<String>> onCalendar(ZoneId zone) {
        return new SystemdCalendar(syntax).lines(zone);
    }

    /** As a system's own cron reads it: nicknames in five fields; empty where it holds what only some know: L, W or #. */
    public Optional<String> plainly() {
        String line = syntax.numbered().stream().map(CronField::plainly).collect(Collectors.joining(" "));
        return line.replaceAll("[A-Z]{3}", "").matches("[^LW#]*") ? Optional.of(line) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && expression.equals(cron.expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return expression;
    }
}
