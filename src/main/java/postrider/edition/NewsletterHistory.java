package postrider.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.post.PostId;

/**
 * What a newsletter has published so far.
 *
 * @param startedAt its first run; empty before that
 * @param lastNumber 0 before the first
 * @param choice fingerprint of its choice of posts at the last run, see {@link Newsletter#choiceFingerprint()}
 * @param publications by number
 */
public record NewsletterHistory(
        Optional<Instant> startedAt, long lastNumber, String choice, List<Publication> publications) {
    /** A newsletter before its first run. */
    public static final NewsletterHistory NONE = new NewsletterHistory(Optional.empty(), 0, "", List.of());

    public NewsletterHistory {
        publications = publications.stream()
                .sorted(Comparator.comparingLong(Publication::number))
                .toList();
    }

    /** This, once the newsletter has run with its present choice. */
    public NewsletterHistory after(Newsletter newsletter, Instant now) {
        return new NewsletterHistory(
                Optional.of(startedAt.orElse(now)), lastNumber, newsletter.choiceFingerprint(), publications);
    }

    /** This, and then these. */
    public NewsletterHistory plus(List<Publication> added) {
        List<Publication> all = new ArrayList<>(publications);
        all.addAll(added);
        long last = added.stream().mapToLong(Publication::number).max().orElse(lastNumber);
        return new NewsletterHistory(startedAt, Math.max(lastNumber, last), choice, all);
    }

    /** Why a post waits for approval here, under any of its numbers; null where it need not. */
    @Nullable
    String guardOf(PostId post) {
        return publications.stream()
                .filter(publication -> publication.post().equals(post))
                .map(Publication::guard)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The greatest number recorded at least that long ago; 0 where there is none (rules §4). */
    public long target(Duration settle, Instant now) {
        return publications.stream()
                .filter(publication -> !publication.at().plus(settle).isAfter(now))
                .mapToLong(Publication::number)
                .max()
                .orElse(0);
    }

    /** When the next number will have been recorded that long; empty where none is settling. */
    Optional<Instant> nextTarget(Duration settle, Instant now) {
        return publications.stream()
                .map(publication -> publication.at().plus(settle))
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    /** When numbers that are mailed will have been recorded that long, soonest first; each moment once. */
    List<Instant> settling(Duration settle, Instant now) {
        return publications.stream()
                .filter(publication -> publication.kind() != PublicationKind.BASELINE)
                .map(publication -> publication.at().plus(settle))
                .filter(at -> at.isAfter(now))
                .distinct()
                .sorted()
                .toList();
    }

    /** The publications of each post, by number. */
    Map<PostId, List<Publication>> byPost() {
        Map<PostId, List<Publication>> byPost = new HashMap<>();
        publications.forEach(
                publication -> byPost.merge(publication.post(), List.of(publication), NewsletterHistory::joined));
        return byPost;
    }

    private static List<Publication> joined(List<Publication> some, List<Publication> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
