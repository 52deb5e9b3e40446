package postrider.edition;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.post.PostId;

/**
 * A post's number in a newsletter.
 *
 * @param guard why editions that hold it wait for approval: a sentence, or null
 * @param at the run that gave the number
 * @param hadLanguages where it was given for a new variant's sake: the languages that the post was public in before, so that it
 *     reaches those only whom none of these served; else null
 */
public record Publication(
        String newsletter,
        long number,
        PostId post,
        PublicationKind kind,
        @Nullable String guard,
        Instant at,
        @Nullable List<String> hadLanguages) {
    public Publication {
        hadLanguages = hadLanguages == null ? null : List.copyOf(hadLanguages);
    }

    Publication guarded(@Nullable String reason) {
        return new Publication(newsletter, number, post, kind, reason, at, hadLanguages);
    }
}
