package postrider.edition;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import postrider.post.Post;
import postrider.source.Location;

/**
 * What one subscribes to: a name, a sender, a look and a choice of posts.
 *
 * @param name the settings' key: lower-case letters, digits, {@code -}; part of List-Id, for ever
 * @param title what people read
 * @param topics that subscribers may choose, tags or categories; none named: what its posts have
 * @param categories @param tags a post belongs that has any of either; none named = all posts
 * @param chosenAt where the settings say so
 */
public record Newsletter(
        String name,
        String title,
        List<String> categories,
        List<String> tags,
        List<String> topics,
        DigestSettings digest,
        Location chosenAt) {
    public Newsletter {
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
        topics = List.copyOf(topics);
    }

    /** Whether the post belongs here; names are compared without letter case (rules §3). */
    public boolean chooses(Post post) {
        return choosesAny(post.categories(), post.tags());
    }

    /** As {@link #chooses(Post)}, of a post with these. */
    public boolean choosesAny(List<String> ofCategories, List<String> ofTags) {
        return categories.isEmpty() && tags.isEmpty() || holdsAny(ofCategories, categories) || holdsAny(ofTags, tags);
    }

    private static boolean holdsAny(List<String> has, List<String> wanted) {
        return has.stream().anyMatch(name -> wanted.stream().anyMatch(name::equalsIgnoreCase));
    }

    /** Equal for choices that name the same categories and tags, in any order and case; never empty. */
    public String choiceFingerprint() {
        return "chosen:\n" + named("category", categories) + named("tag", tags);
    }

    private static String named(String kind, List<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .map(name -> kind + ":" + name + "\n")
                .collect(Collectors.joining());
    }
}
