package postrider.edition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import postrider.post.Post;
import postrider.post.PostId;

/**
 * An edition that would be composed now.
 *
 * @param posts newest first
 * @param letters for each language that a recipient needs: the variants to be composed, in the order of {@code posts}
 * @param guard why it waits for approval, empty where it need not
 */
public record PlannedEdition(
        String newsletter,
        List<PostId> posts,
        Map<String, List<Post>> letters,
        Optional<String> guard,
        List<Share> shares) {
    public PlannedEdition {
        posts = List.copyOf(posts);
        letters = java.util.Collections.unmodifiableMap(new TreeMap<>(letters));
        shares = List.copyOf(shares);
    }

    public long recipients() {
        return shares.stream().mapToLong(share -> share.cohort().size()).sum();
    }

    /** How many get it in which language. */
    public Map<String, Long> recipientsByLanguage() {
        Map<String, Long> count = new TreeMap<>();
        shares.forEach(share -> count.merge(share.language(), share.cohort().size(), Long::sum));
        return count;
    }

    boolean reaches(Cohort cohort) {
        return shares.stream().anyMatch(share -> share.cohort().equals(cohort));
    }

    PlannedEdition withShares(List<Share> changed) {
        return new PlannedEdition(newsletter, posts, letters, guard, changed);
    }
}
