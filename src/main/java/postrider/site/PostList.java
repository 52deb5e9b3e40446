package postrider.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import postrider.markdown.RenderedPost;
import postrider.post.EntryId;
import postrider.post.Post;
import postrider.post.PostId;

/** The public posts, newest first, each once for every language: in that language, else the site's, else the first that it has. */
final class PostList {
    private static final Comparator<RenderedPost> NEWEST_FIRST = Comparator.comparing(
            RenderedPost::post, Comparator.comparing(Post::publishAt).reversed().thenComparing(Post::id));

    private final Map<PostId, List<RenderedPost>> variants = new LinkedHashMap<>();
    private final Map<String, Ordered> lists = new HashMap<>();

    /** @param languages the site's first; a post's other variants stand after these, by language */
    PostList(List<RenderedPost> posts, List<String> languages) {
        for (RenderedPost post : posts) {
            variants.computeIfAbsent(post.post().postId(), id -> new ArrayList<>())
                    .add(post);
        }
        Comparator<RenderedPost> bySite = Comparator.comparingInt(post -> {
            int rank = languages.indexOf(post.post().language());
            return rank < 0 ? languages.size() : rank;
        });
        Comparator<RenderedPost> order = bySite.thenComparing(
                        post -> post.post().language())
                .thenComparing(post -> post.post().id());
        variants.values().forEach(list -> list.sort(order));
    }

    /** All in one language, as far as they come in it. */
    synchronized List<RenderedPost> in(String language) {
        return ordered(language).posts();
    }

    /** The same post in its languages, the site's first; at least itself. */
    List<RenderedPost> variants(RenderedPost post) {
        return variants.getOrDefault(post.post().postId(), List.of(post));
    }

    /** The one that was published before it. */
    Optional<RenderedPost> before(RenderedPost post) {
        return neighbour(post, 1);
    }

    /** The one that was published after it. */
    Optional<RenderedPost> after(RenderedPost post) {
        return neighbour(post, -1);
    }

    private synchronized Optional<RenderedPost> neighbour(RenderedPost post, int step) {
        Ordered ordered = ordered(post.post().language());
        Integer position = ordered.positions().get(post.post().id());
        if (position == null) {
            return Optional.empty();
        }
        int index = position + step;
        return index < 0 || index >= ordered.posts().size()
                ? Optional.empty()
                : Optional.of(ordered.posts().get(index));
    }

    private Ordered ordered(String language) {
        return lists.computeIfAbsent(language, key -> Ordered.of(chosen(key)));
    }

    private List<RenderedPost> chosen(String language) {
        return variants.values().stream()
                .map(list -> list.stream()
                        .filter(post -> post.post().language().equals(language))
                        .findFirst()
                        .orElse(list.get(0)))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private record Ordered(List<RenderedPost> posts, Map<EntryId, Integer> positions) {
        static Ordered of(List<RenderedPost> posts) {
            Map<EntryId, Integer> positions = new HashMap<>();
            for (int i = 0; i < posts.size(); i++) {
                positions.put(posts.get(i).post().id(), i);
            }
            return new Ordered(posts, positions);
        }
    }
}
