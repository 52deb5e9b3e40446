package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.job.RunReport.Need;

/**
 * What a quiet run says: each thing when it is new, then once a day; and what comes later by itself after six hours alone (rules §9).
 * A thing that changed is new; so is one that was away and came back. Pure.
 *
 * @param say what is to be said now; @param isLate whether what should come later by itself has not for six hours
 * @param notices what the next run must know
 */
record Quietness(List<String> say, boolean isLate, Map<String, Notice> notices) {
    private static final Duration AGAIN = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofHours(6);

    /** The key under which it is kept since when something is late; no other is empty. */
    private static final String LATE = "";

    Quietness {
        say = List.copyOf(say);
        notices = Collections.unmodifiableMap(new LinkedHashMap<>(notices));
    }

    /** What should come later by itself. @param sentence what people are told where it doesn't */
    @FunctionalInterface
    interface Lateness {
        String since(Instant first);
    }

    /**
     * @param needs what needs a person now
     * @param late what comes later by itself, or empty
     * @param before what was noticed so far
     */
    static Quietness of(List<Need> needs, Optional<Lateness> late, Map<String, Notice> before, Instant now) {
        Map<String, Notice> after = new LinkedHashMap<>();
        List<Need> facts = new ArrayList<>(needs);
        Instant since = before.getOrDefault(LATE, new Notice(now, null)).firstAt();
        late.ifPresent(lateness -> after.put(LATE, new Notice(since, null)));
        boolean isLate = late.isPresent() && !now.isBefore(since.plus(PATIENCE));
        if (isLate) {
            facts.add(Need.of(late.get().since(since)));
        }
        List<String> say = new ArrayList<>();
        for (Need fact : facts) {
            Notice known = before.getOrDefault(fact.key(), new Notice(now, null));
            boolean again = isTimeAgain(known.toldAt(), now);
            if (again) {
                say.add(fact.sentence());
            }
            after.put(fact.key(), new Notice(known.firstAt(), again ? now : known.toldAt()));
        }
        return new Quietness(say, isLate, after);
    }

    /** The same, after a run that could not look: what was noticed before stays noticed. */
    Quietness keeping(Map<String, Notice> before) {
        Map<String, Notice> all = new LinkedHashMap<>(before);
        all.putAll(notices);
        return new Quietness(say, isLate, all);
    }

    private static boolean isTimeAgain(@Nullable Instant toldAt, Instant now) {
        return toldAt == null || !now.isBefore(toldAt.plus(AGAIN));
    }
}
