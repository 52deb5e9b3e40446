package postrider.cron;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A five-field cron expression, read as Vixie cron reads it, with {@code L}, {@code W}, {@code #} and nicknames. Immutable.
 * A wall time that does not exist fires once, later by the gap's length; one that comes twice fires once, the first time; an
 * interval ({@code *} in minute or hour) neither loses nor doubles an hour.
 */
public final class Cron {
    private final String expression;

    private Cron(String expression) {
        this.expression = expression;
    }

    /** @throws IllegalArgumentException whose message says, for the person who wrote it, what is wrong and how to mend it; also for one that never fires */
    public static Cron parse(String expression) {
        return new Cron(expression);
    }

    /** The first instant later than {@code after} at which it fires in that zone. */
    public Instant next(Instant after, ZoneId zone) {
        throw new UnsupportedOperationException(after + " " + zone);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return expression;
    }
}
