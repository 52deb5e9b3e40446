package postrider.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import postrider.feed.Tag;
import postrider.markdown.RenderedPost;
import postrider.post.EntryId;
import postrider.post.Post;
import postrider.post.PostId;

/** The public posts, newest first, each once for every language: in that language, else the site's, else the first that it has. */
final class PostList {
    private static final Comparator<RenderedPost> NEWEST_FIRST = Comparator.comparing(
            RenderedPost::post, Comparator.comparing(Post::publishAt).reversed().thenComparing(Post::id));

    private final String language;
    private final Map<PostId, List<RenderedPost>> variants = new LinkedHashMap<>();
    private final Map<String, Ordered> lists = new HashMap<>();

    /** @param languages the site's first; a post's other variants stand after these, by language */
    PostList(List<RenderedPost> posts, List<String> languages) {
        this.language = languages.get(0);
        for (RenderedPost post : posts) {
            variants.computeIfAbsent(post.post().postId(), id -> new ArrayList<>(1))
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

    /** All, in the site's language as far as they come in it. */
    List<RenderedPost> whole() {
        return ordered(language).posts();
    }

    /** Those that come in that language. */
    List<RenderedPost> only(String language) {
        return ordered(language).posts().stream()
                .filter(post -> post.post().language().equals(language))
                .toList();
    }

    /** The same post in its languages, the site's first; at least itself. */
    List<RenderedPost> variants(RenderedPost post) {
        return variants.getOrDefault(post.post().postId(), List.of(post));
    }

    /** Those under each tag, by its folder: of a post's languages the first that has the tag. */
    SortedMap<String, Tagged> byTag() {
        SortedMap<String, Tagged> tagged = new TreeMap<>();
        for (RenderedPost post : whole()) {
            for (RenderedPost variant : variants(post)) {
                for (Tag tag : Tag.of(variant.post())) {
                    tagged.computeIfAbsent(tag.folder(), folder -> new Tagged(new ArrayList<>(), new ArrayList<>()))
                            .add(tag, variant);
                }
            }
        }
        tagged.values().forEach(list -> list.posts().sort(NEWEST_FIRST));
        return tagged;
    }

    /** @param names in the spelling of each post, the newest first */
    record Tagged(List<RenderedPost> posts, List<String> names) {
        private void add(Tag tag, RenderedPost post) {
            RenderedPost last = posts.isEmpty() ? post : posts.get(posts.size() - 1);
            if (posts.isEmpty() || !last.post().postId().equals(post.post().postId())) {
                posts.add(post);
                names.add(tag.name());
            }
        }

        /** As the oldest post spells it: what comes later changes nothing. */
        String name() {
            return names.get(names.size() - 1);
        }
    }

    /** The one that was published before it. */
    Optional<RenderedPost> before(RenderedPost post) {
        return neighbour(post, 1);
    }

    /** The one that was published after it. */
    Optional<RenderedPost> after(RenderedPost post) {
        return neighbour(post, -1);
    }

    private Optional<RenderedPost> neighbour(RenderedPost post, int step) {
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
        List<RenderedPost> chosen = new ArrayList<>(variants.size());
        for (List<RenderedPost> list : variants.values()) {
            RenderedPost best = list.get(0);
            for (RenderedPost post : list) {
                if (post.post().language().equals(language)) {
                    best = post;
                    break;
                }
            }
            chosen.add(best);
        }
        chosen.sort(NEWEST_FIRST);
        return chosen;
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
