package postrider.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a rate is used up, of the mail server or of one recipient domain. Pure.
 *
 * @param next when the next message may go, in microseconds since 1970
 * @param tail the turn after the last of those that wait, as far as anybody knows
 */
record RateBucket(long next, long tail) {
    static final RateBucket FULL = new RateBucket(0, 0);

    /** Further ahead than anything sets it: then a clock was wrong. */
    private static final Duration FURTHEST = Duration.ofHours(2);

    static long micros(Instant instant) {
        return Math.multiplyExact(instant.getEpochSecond(), 1_000_000L) + instant.getNano() / 1000;
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plusNanos(Math.multiplyExact(micros, 1000L));
    }

    /** How long until a message may go. */
    Duration until(Instant now) {
        long wait = next - micros(now);
        return wait <= 0 || wait > micros(FURTHEST) ? Duration.ZERO : Duration.ofNanos(wait * 1000);
    }

    /** Once a message has taken its turn. @param gap between two */
    RateBucket used(Duration gap, Instant now) {
        return new RateBucket(micros(now.plus(until(now))) + micros(gap), tail);
    }

    /** When the turn comes of one who joins the line now. */
    Instant turn() {
        return instant(Math.max(tail, next));
    }

    /** Once another waits in line. */
    RateBucket joined(Duration gap) {
        return new RateBucket(next, Math.max(tail, next) + micros(gap));
    }

    /** Nothing goes until then. */
    RateBucket resting(Instant until) {
        return new RateBucket(Math.max(next, micros(until)), tail);
    }
}
