package postrider.post;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What earlier runs know of posts, so that ids, made-up slugs and routes stay as they are.
 *
 * @param all one for each id; where two had one path, the later stands first
 */
public record KnownPosts(List<KnownPost> all) {
    public KnownPosts {
        all = List.copyOf(all);
    }

    /** A first run, or a database that was lost. */
    public static KnownPosts none() {
        return new KnownPosts(List.of());
    }

    /** Those whose file is not among these paths, and was theirs to the end. */
    List<KnownPost> without(Set<String> paths, Index index) {
        return all.stream()
                .filter(post -> !paths.contains(post.path()))
                .filter(post ->
                        index.at(post.path()).filter(last -> last == post).isPresent())
                .toList();
    }

    Index index() {
        return new Index(
                all.stream().collect(Collectors.toMap(KnownPost::path, Function.identity(), (first, second) -> first)));
    }

    /** For looking up by path. */
    record Index(Map<String, KnownPost> paths) {
        Optional<KnownPost> at(String path) {
            return Optional.ofNullable(paths.get(path));
        }
    }
}
