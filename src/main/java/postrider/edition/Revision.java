package postrider.edition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import postrider.post.Post;
import postrider.post.PostId;

/**
 * How an edition that was composed differs from what is public now (rules §6).
 *
 * @param left the posts that stay, in the letter's order
 * @param gone the posts of which a variant in use is no longer public
 * @param edited whether words changed, and not only that some are gone
 * @param letters those that must be composed anew, with what they hold then, by language; an empty list where nothing is left: who
 *     would have got that letter gets none
 */
public record Revision(
        KeptEdition kept, List<PostId> left, Set<PostId> gone, boolean edited, Map<String, List<Post>> letters) {
    public Revision {
        left = List.copyOf(left);
        gone = Set.copyOf(gone);
        letters = Map.copyOf(letters);
    }

    /** Empty where nothing differs that counts: an edit counts in review only. */
    static Optional<Revision> of(KeptEdition kept, List<UsedVariant> used, PublicPosts posts) {
        Map<String, List<Post>> letters = new TreeMap<>();
        Set<String> touched = new TreeSet<>();
        Set<PostId> gone = new LinkedHashSet<>();
        Set<PostId> left = new LinkedHashSet<>();
        boolean anyEdited = false;
        for (UsedVariant variant : used) {
            Optional<Post> now = variant.in(posts);
            List<Post> letter = letters.computeIfAbsent(variant.language(), language -> new ArrayList<>());
            now.ifPresent(letter::add);
            now.ifPresentOrElse(post -> left.add(post.postId()), () -> gone.add(variant.post()));
            boolean edited = kept.state() == EditionState.REVIEW
                    && now.isPresent()
                    && !UsedVariant.content(now.get()).equals(variant.content());
            anyEdited |= edited;
            if (now.isEmpty() || edited) {
                touched.add(variant.language());
            }
        }
        if (touched.isEmpty()) {
            return Optional.empty();
        }
        letters.keySet().retainAll(touched);
        List<PostId> order =
                kept.edition().posts().stream().filter(left::contains).toList();
        return Optional.of(new Revision(kept, order, gone, anyEdited, letters));
    }

    /** Whether no post is left, so that it is cancelled. */
    public boolean leavesNothing() {
        return left.isEmpty();
    }
}
