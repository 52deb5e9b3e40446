package postrider.edition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import postrider.post.Post;
import postrider.post.PostId;

/** The posts that are public at one moment, each once, whatever its languages. Immutable. */
public final class PublicPosts {
    private final Map<PostId, PublicPost> byId;

    private PublicPosts(Map<PostId, PublicPost> byId) {
        this.byId = byId;
    }

    /** Groups variants by post. @param published those alone whose status is published at that moment */
    public static PublicPosts of(Collection<Post> published) {
        // Files are often in the order of their dates, and to sort what is sorted takes no time.
        Map<PostId, List<Post>> variants = new LinkedHashMap<>();
        published.forEach(post -> variants.merge(post.postId(), List.of(post), PublicPosts::joined));
        Map<PostId, PublicPost> byId = new LinkedHashMap<>();
        variants.forEach((id, posts) -> byId.put(id, new PublicPost(id, posts)));
        return new PublicPosts(byId);
    }

    private static List<Post> joined(List<Post> some, List<Post> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    public Optional<PublicPost> find(PostId id) {
        return Optional.ofNullable(byId.get(id));
    }

    public boolean contains(PostId id) {
        return byId.containsKey(id);
    }

    /** Those that belong to the newsletter, by publish instant, then id: the order in which numbers are given (rules §3). */
    public List<PublicPost> in(Newsletter newsletter) {
        return byId.values().stream()
                .filter(post -> post.isChosenBy(newsletter))
                .sorted(PublicPost.OLDEST_FIRST)
                .toList();
    }
}
