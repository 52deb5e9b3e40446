package postrider.edition;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import postrider.post.PostId;

/**
 * What the ledger knew before this run.
 *
 * @param languages the posts that were public at the last run that recorded, with the languages they were public in
 * @param gone posts known from earlier runs whose file is gone now
 */
public record EarlierRun(Map<PostId, Set<String>> languages, List<GonePost> gone) {
    public EarlierRun {
        Map<PostId, Set<String>> copy = new HashMap<>();
        Map<Set<String>, Set<String>> alike = new HashMap<>();
        languages.forEach((post, names) -> copy.put(post, alike.computeIfAbsent(names, EarlierRun::caseless)));
        languages = Collections.unmodifiableMap(copy);
        gone = List.copyOf(gone);
    }

    boolean showed(PostId post) {
        return languages.containsKey(post);
    }

    /** Compared without case; empty where the post was not public. */
    Set<String> languagesOf(PostId post) {
        return languages.getOrDefault(post, Set.of());
    }

    private static Set<String> caseless(Set<String> names) {
        Set<String> copy = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        copy.addAll(names);
        return Collections.unmodifiableSet(copy);
    }
}
