package postrider.edition;

import java.time.Instant;
import java.util.List;
import postrider.post.PostId;

/**
 * A set of posts of one newsletter that goes out together, frozen when composed (rules §6).
 *
 * @param number one sequence for the home, shown to people
 * @param newsletter its name; @param posts in the letter's order, newest first
 * @param composedAt the run that composed it
 */
public record Edition(EditionId id, long number, String newsletter, List<PostId> posts, Instant composedAt) {
    public Edition {
        posts = List.copyOf(posts);
    }
}
