package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import postrider.delivery.ReplyMeaning;

/** When a recipient domain is left alone for a while: after some "later" in a row, each time longer. */
final class Manners {
    private static final int IN_A_ROW = 3;

    /** Greylisting wants five minutes. */
    private static final Duration FIRST = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<String, Standing> domains = new HashMap<>();

    private record Standing(int later, int rests, Instant until) {}

    /** @return until when to let the domain alone, where this reply says so */
    Optional<Instant> heard(String domain, ReplyMeaning meaning, Instant now) {
        if (meaning == ReplyMeaning.TAKEN) {
            domains.remove(domain);
            return Optional.empty();
        }
        if (meaning != ReplyMeaning.LATER) {
            return Optional.empty();
        }
        Standing before = domains.getOrDefault(domain, new Standing(0, 0, Instant.MIN));
        if (before.later() + 1 < IN_A_ROW) {
            domains.put(domain, new Standing(before.later() + 1, before.rests(), before.until()));
            return Optional.empty();
        }
        Duration rest = FIRST.multipliedBy(1L << Math.min(before.rests(), 4));
        Instant until = now.plus(rest.compareTo(LONGEST) < 0 ? rest : LONGEST);
        domains.put(domain, new Standing(0, before.rests() + 1, until));
        return Optional.of(until);
    }

    /** Until when it is let alone; empty where it isn't. */
    Optional<Instant> restOf(String domain, Instant now) {
        return Optional.ofNullable(domains.get(domain)).map(Standing::until).filter(now::isBefore);
    }
}
