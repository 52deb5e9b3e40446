package postrider.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import postrider.post.Post;
import postrider.post.PostId;

/**
 * A post that is public now, in all the languages that it is public in.
 *
 * @param variants one or more, by language
 */
public record PublicPost(PostId id, List<Post> variants) {
    /** The letter's order: newest first, then id (rules §6). */
    static final Comparator<PublicPost> NEWEST_FIRST = PublicPost::newestFirst;

    /** The order in which numbers are given (rules §3). */
    static final Comparator<PublicPost> OLDEST_FIRST = PublicPost::oldestFirst;

    public PublicPost {
        variants = variants.size() == 1
                ? List.copyOf(variants)
                : variants.stream()
                        .sorted(Comparator.comparing(Post::language).thenComparing(Post::id))
                        .toList();
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("a public post has a variant: " + id);
        }
    }

    private static int newestFirst(PublicPost one, PublicPost other) {
        int byTime = other.publishAt().compareTo(one.publishAt());
        return byTime != 0 ? byTime : one.id.compareTo(other.id);
    }

    private static int oldestFirst(PublicPost one, PublicPost other) {
        int byTime = one.publishAt().compareTo(other.publishAt());
        return byTime != 0 ? byTime : one.id.compareTo(other.id);
    }

    /** When the first of its variants went out. */
    public Instant publishAt() {
        Instant first = variants.get(0).publishAt();
        for (Post variant : variants) {
            first = variant.publishAt().isBefore(first) ? variant.publishAt() : first;
        }
        return first;
    }

    /** What somebody of that language reads: the variant in it, else in the site's, else nothing (rules §5). */
    public Optional<Post> variant(String language, String siteLanguage) {
        Optional<Post> own = in(language);
        return own.isPresent() ? own : in(siteLanguage);
    }

    private Optional<Post> in(String language) {
        return variants.stream()
                .filter(post -> post.language().equalsIgnoreCase(language))
                .findFirst();
    }

    /** The languages of its variants. */
    public Set<String> languages() {
        Set<String> languages = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        variants.forEach(post -> languages.add(post.language()));
        return languages;
    }

    /** What people see: the title of the first variant. */
    public String title() {
        return variants.get(0).title();
    }

    /** Whether any variant belongs to the newsletter. */
    boolean isChosenBy(Newsletter newsletter) {
        for (Post variant : variants) {
            if (newsletter.chooses(variant)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is of any of these topics, compared without case; of no topics, every post is (rules §4). */
    public boolean isOf(List<String> topics) {
        return topics.isEmpty()
                || topics().stream().anyMatch(name -> topics.stream().anyMatch(name::equalsIgnoreCase));
    }

    /** The tags of its variants, then their categories, each once. */
    List<String> topics() {
        List<String> names = new ArrayList<>();
        variants.forEach(post -> addOnce(post.tags(), names));
        variants.forEach(post -> addOnce(post.categories(), names));
        return List.copyOf(names);
    }

    private static void addOnce(List<String> some, List<String> names) {
        for (String name : some) {
            if (!names.contains(name)) {
                names.add(name);
            }
        }
    }

    /** Whether any variant has this value. */
    <T> boolean has(Function<Post, T> part, T value) {
        return variants.stream().map(part).anyMatch(value::equals);
    }
}
