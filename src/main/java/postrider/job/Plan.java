package postrider.job;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import postrider.post.PostId;
import postrider.source.Diagnostic;

/**
 * What a run at that instant would do, compared with what is; nothing was changed.
 *
 * @param zone the site's, in which people are told times
 * @param stops whether it would stop before it changes any page or composes an edition
 * @param posts what would change about posts, and what waits or is held
 * @param editions what would be mailed
 * @param diagnostics of posts, templates and the subscribers' file
 */
public record Plan(
        Instant now,
        ZoneId zone,
        boolean stops,
        Files files,
        List<PlannedPost> posts,
        List<PlannedEdition> editions,
        List<String> needsPerson,
        List<Diagnostic> diagnostics) {
    public Plan {
        posts = List.copyOf(posts);
        editions = List.copyOf(editions);
        needsPerson = List.copyOf(needsPerson);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Files of the public folder, by their paths in it. */
    public record Files(List<String> add, List<String> change, List<String> remove) {
        public Files {
            add = List.copyOf(add);
            change = List.copyOf(change);
            remove = List.copyOf(remove);
        }
    }

    /** What would become of a post. */
    public enum Change {
        ADD,
        CHANGE,
        REMOVE,
        HOLD,
        WAIT;

        /** The word that people and JSON see. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param route below the site's URL, empty where it is held; @param place the file, with the line where it is held
     * @param reason empty, or why it is held or removed; @param at when it goes out, where that is known
     */
    public record PlannedPost(
            PostId post,
            String title,
            String route,
            String place,
            Change change,
            String reason,
            @Nullable Instant at) {}

    /**
     * An edition that the run would compose, one that waits or goes on, or one that a later run would compose of what is there.
     *
     * @param number that it has or would have; 0 for a later run's
     * @param state after the run, such as {@code sending} or {@code paused}; of a later run's what it waits for, {@link #TICK} or
     *     {@link #SETTLE}
     * @param frequencies how often its readers hear
     * @param languages how many get it in each, or still wait for it; @param at when it would leave
     * @param reason why it waits for approval, empty where it need not
     * @param remarks what a second reading found in its letters, a sentence each; none where a later run composes it
     */
    public record PlannedEdition(
            long number,
            String newsletter,
            String state,
            List<String> frequencies,
            List<PostId> posts,
            Map<String, Long> languages,
            Instant at,
            String reason,
            List<String> remarks) {
        public static final String TICK = "tick";
        public static final String SETTLE = "settle";

        public PlannedEdition {
            frequencies = List.copyOf(frequencies);
            posts = List.copyOf(posts);
            remarks = List.copyOf(remarks);
            languages = Collections.unmodifiableMap(new TreeMap<>(languages));
        }

        /** Whether a later run would compose it. */
        public boolean isLater() {
            return state.equals(TICK) || state.equals(SETTLE);
        }

        /** How many would get it. */
        public long recipients() {
            return languages.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
