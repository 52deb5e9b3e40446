package postrider.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened last, what is next, and what needs a person.
 *
 * @param time how people are told times
 * @param keptPublic how many posts stay public because the folder has lost so many that runs stop; 0 where it hasn't
 * @param nextPost the next scheduled one to appear
 * @param editions those that are open, and the newest; by number
 * @param digests the next tick of each newsletter at which something goes out
 * @param queue how many deliveries are in each state; @param away a sentence, where the last sender found the mail server away
 * @param subscriptions how many are in each state; {@code active} can be mailed, {@code suppressed} not
 * @param needsPerson a sentence each: what, where, what now
 */
public record Status(
        Instant now,
        SiteTime time,
        Optional<LastRun> lastRun,
        Instant nextRun,
        RunReport.PostCounts posts,
        int keptPublic,
        Optional<RunReport.Waiting> nextPost,
        List<EditionLine> editions,
        List<NextDigest> digests,
        Map<String, Long> queue,
        Optional<String> away,
        Map<String, Long> subscriptions,
        List<String> needsPerson) {
    public Status {
        editions = List.copyOf(editions);
        digests = List.copyOf(digests);
        queue = Collections.unmodifiableMap(new LinkedHashMap<>(queue));
        subscriptions = Collections.unmodifiableMap(new LinkedHashMap<>(subscriptions));
        needsPerson = List.copyOf(needsPerson);
    }

    /**
     * A run as recorded.
     *
     * @param endedAt null while it is at work, and where it was killed; @param outcome then empty
     * @param summary what it did, in numbers; @param needsPerson what it met that is seen nowhere else
     */
    public record LastRun(
            Instant startedAt, @Nullable Instant endedAt, String outcome, String summary, List<String> needsPerson) {
        public LastRun {
            needsPerson = List.copyOf(needsPerson);
        }
    }

    /** @param posts how many; @param recipients how many get any of them */
    public record NextDigest(String newsletter, Instant at, long posts, long recipients) {}
}
