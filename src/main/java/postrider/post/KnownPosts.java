package postrider.post;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What earlier runs know of posts, so that ids, made-up slugs and routes stay as they are. One for each path and for each id. */
public record KnownPosts(List<KnownPost> all) {
    public KnownPosts {
        all = List.copyOf(all);
    }

    /** A first run, or a database that was lost. */
    public static KnownPosts none() {
        return new KnownPosts(List.of());
    }

    /** Those whose file is not among these paths. */
    List<KnownPost> without(Set<String> paths) {
        return all.stream().filter(post -> !paths.contains(post.path())).toList();
    }

    Index index() {
        return new Index(
                all.stream().collect(Collectors.toMap(KnownPost::path, Function.identity(), (first, second) -> first)),
                all.stream().collect(Collectors.toMap(KnownPost::id, Function.identity(), (first, second) -> first)));
    }

    /** For looking up. */
    record Index(Map<String, KnownPost> paths, Map<EntryId, KnownPost> ids) {
        Optional<KnownPost> at(String path) {
            return Optional.ofNullable(paths.get(path));
        }

        Optional<KnownPost> of(EntryId id) {
            return Optional.ofNullable(ids.get(id));
        }
    }
}
