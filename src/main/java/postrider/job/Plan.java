package postrider.job;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import postrider.post.PostId;
import postrider.source.Diagnostic;

/**
 * What a run at that instant would do, compared with what is; nothing was changed.
 *
 * @param zone the site's, in which people are told times
 * @param posts what would change about posts, and what waits or is held
 * @param editions what would be mailed
 * @param diagnostics of posts, templates and the subscribers' file
 */
public record Plan(
        Instant now,
        ZoneId zone,
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

    /** @param reason empty, or why it is held, removed or waits; @param at when it goes out, where that is known */
    public record PlannedPost(
            PostId post,
            String title,
            Change change,
            String reason,
            @Nullable Instant at) {}

    /** @param recipients how many would get it; @param languages in which; @param at when it would leave */
    public record PlannedEdition(
            String newsletter, List<PostId> posts, long recipients, List<String> languages, Instant at) {
        public PlannedEdition {
            posts = List.copyOf(posts);
            languages = List.copyOf(languages);
        }
    }
}
