package postrider.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** This, and then a run of the newsletter. */
    public NewsletterHistory plus(Newsletter newsletter, List<Publication> added, Instant now) {
        List<Publication> all = new ArrayList<>(publications);
        all.addAll(added);
        long last = added.stream().mapToLong(Publication::number).max().orElse(lastNumber);
        return new NewsletterHistory(
                Optional.of(startedAt.orElse(now)), Math.max(lastNumber, last), newsletter.choiceFingerprint(), all);
    }

    /** The greatest number recorded at least that long ago; 0 where there is none (rules §4). */
    public long target(Duration settle, Instant now) {
        return publications.stream()
                .filter(publication -> !publication.at().plus(settle).isAfter(now))
                .mapToLong(Publication::number)
                .max()
                .orElse(0);
    }

    /** The publications of each post, by number. */
    Map<PostId, List<Publication>> byPost() {
        Map<PostId, List<Publication>> byPost = new TreeMap<>();
        publications.forEach(publication -> byPost.computeIfAbsent(publication.post(), post -> new ArrayList<>())
                .add(publication));
        return byPost;
    }
}
