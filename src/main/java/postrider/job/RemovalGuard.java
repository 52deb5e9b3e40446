package postrider.job;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import postrider.post.EntryId;
import postrider.post.HeldPost;
import postrider.post.Post;
import postrider.post.Posts;

/**
 * Notices a posts folder that lost its posts by accident: half mounted, half copied, or emptied (rules §2). Pure.
 */
final class RemovalGuard {
    private static final int FEW = 5;

    private RemovalGuard() {}

    /**
     * @param publicBefore the entries that the last run left public
     * @return a sentence that says what is missing, where the run must stop
     */
    static Optional<String> warns(Collection<EntryId> publicBefore, Posts now) {
        if (publicBefore.isEmpty()) {
            return Optional.empty();
        }
        if (now.posts().isEmpty() && now.held().isEmpty()) {
            return Optional.of("no post is left where " + publicBefore.size() + " were published");
        }
        Set<EntryId> present = new HashSet<>();
        now.posts().stream().map(Post::id).forEach(present::add);
        Set<EntryId> held = new HashSet<>();
        now.held().stream().map(HeldPost::id).forEach(held::add);
        long lost = publicBefore.stream().filter(id -> !present.contains(id)).count();
        if (publicBefore.size() < FEW || lost * 2 < publicBefore.size()) {
            return Optional.empty();
        }
        long nowHeld = publicBefore.stream().filter(held::contains).count();
        return Optional.of("of " + publicBefore.size() + " published posts " + (lost - nowHeld) + " are gone and "
                + nowHeld + " are held now");
    }
}
