package postrider.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import postrider.feed.Tag;
import postrider.markdown.RenderedPost;
import postrider.post.Post;
import postrider.post.PostId;

/** The public posts, newest first, each once for every language: in that language, else the site's, else the first that it has. */
final class PostList {
    private static final Comparator<RenderedPost> NEWEST_FIRST =
            (one, other) -> Post.newestFirst(one.post(), other.post());

    private final String language;
    /** Of posts that come in several languages. */
    private final Map<PostId, List<RenderedPost>> variants;
    /** By language, of those that posts come in and the site's. Not changed once it is made: several threads look here. */
    private final Map<String, List<RenderedPost>> lists = new HashMap<>();

    /** @param languages the site's first; a post's other variants stand after these, by language */
    PostList(List<RenderedPost> posts, List<String> languages) {
        this.language = languages.get(0);
        Map<PostId, List<RenderedPost>> all = new LinkedHashMap<>();
        posts.forEach(post -> all.merge(post.post().postId(), List.of(post), PostList::joined));
        Comparator<RenderedPost> bySite = Comparator.comparingInt(post -> {
            int rank = languages.indexOf(post.post().language());
            return rank < 0 ? languages.size() : rank;
        });
        Comparator<RenderedPost> order = bySite.thenComparing(
                        post -> post.post().language())
                .thenComparing(post -> post.post().id());
        all.replaceAll((id, list) ->
                list.size() == 1 ? list : list.stream().sorted(order).toList());
        lists.put(language, chosen(all.values(), language));
        posts.forEach(post -> lists.computeIfAbsent(post.post().language(), other -> chosen(all.values(), other)));
        all.values().removeIf(list -> list.size() == 1);
        variants = Map.copyOf(all);
    }

    private static List<RenderedPost> joined(List<RenderedPost> some, List<RenderedPost> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** All, in the site's language as far as they come in it. */
    List<RenderedPost> whole() {
        return in(language);
    }

    /** Those that come in that language. */
    List<RenderedPost> only(String language) {
        return in(language).stream()
                .filter(post -> post.post().language().equals(language))
                .toList();
    }

    /** The same post in its languages, the site's first; at least itself. */
    List<RenderedPost> variants(RenderedPost post) {
        return variants.getOrDefault(post.post().postId(), List.of(post));
    }

    /** Whether it comes in several languages. */
    boolean hasVariants(RenderedPost post) {
        return !variants.isEmpty() && variants.containsKey(post.post().postId());
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

    /** Those that were published before and after one. */
    record Neighbours(Optional<RenderedPost> before, Optional<RenderedPost> after) {}

    Neighbours around(RenderedPost post) {
        List<RenderedPost> ordered = in(post.post().language());
        int position = Collections.binarySearch(ordered, post, NEWEST_FIRST);
        return position < 0
                ? new Neighbours(Optional.empty(), Optional.empty())
                : new Neighbours(at(ordered, position + 1), at(ordered, position - 1));
    }

    private static Optional<RenderedPost> at(List<RenderedPost> ordered, int index) {
        return index < 0 || index >= ordered.size() ? Optional.empty() : Optional.of(ordered.get(index));
    }

    private List<RenderedPost> in(String language) {
        return lists.getOrDefault(language, List.of());
    }

    private static List<RenderedPost> chosen(Collection<List<RenderedPost>> posts, String language) {
        List<RenderedPost> chosen = new ArrayList<>(posts.size());
        for (List<RenderedPost> list : posts) {
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
}
