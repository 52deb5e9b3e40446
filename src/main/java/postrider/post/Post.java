package postrider.post;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.source.Diagnostic;
import postrider.source.Hash;

/**
 * A post that was understood: every date in it is known. Whether it is out is asked by {@link #status}.
 *
 * @param file relative to the posts folder, with {@code /}
 * @param language BCP 47 (SPEC R13.4)
 * @param suffix the file's language suffix, or empty; a variant's route begins with it (R2.7)
 * @param slug the last part of its address
 * @param route its address below the site's base, such as {@code /ru/blog/my-post}
 * @param directory D of SPEC R12.1: what its relative links and media stand under, without language
 * @param title plain text (R8)
 * @param publishAt when it goes out; @param updatedAt never before that (R5.10); @param unpublishAt when it goes away
 * @param hidden the author's wish in R6.1's words ({@code draft}, …), null where it is to be seen; expiry is not among them
 * @param taxonomy kind to names, in the author's order and spelling (R13.1)
 * @param headerImage a file name beside the post, or null (R12.8)
 * @param metadata for the archive's head (R13.5)
 * @param contentHash of front matter and body
 * @param warnings found while reading; those of the body come with rendering
 */
public record Post(
        String file,
        EntryId id,
        PostId postId,
        String language,
        String suffix,
        String slug,
        String route,
        String directory,
        String title,
        Instant publishAt,
        Instant updatedAt,
        @Nullable Instant unpublishAt,
        @Nullable String hidden,
        List<Author> authors,
        Map<String, List<String>> taxonomy,
        @Nullable String headerImage,
        Map<String, String> metadata,
        SummaryRule summary,
        Body body,
        Hash contentHash,
        List<Diagnostic> warnings)
        implements PostSeen {

    public Post {
        authors = List.copyOf(authors);
        taxonomy = copy(taxonomy);
        metadata = copy(metadata);
        warnings = List.copyOf(warnings);
    }

    /** How pages and feeds order posts: by the moment that they went out, the latest first, then by id. */
    public static int newestFirst(Post one, Post other) {
        int byTime = other.publishAt.compareTo(one.publishAt);
        return byTime != 0 ? byTime : one.id.compareTo(other.id);
    }

    /** In its order. */
    private static <V> Map<String, V> copy(Map<String, V> map) {
        return map.size() < 2 ? Map.copyOf(map) : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** What it is at that moment; an instant counts as passed when it is reached (SPEC R6.1, R6.2). Never held. */
    public PostStatus status(Instant now) {
        if (hidden != null) {
            return new PostStatus.Hidden(hidden);
        }
        if (unpublishAt != null && !unpublishAt.isAfter(now)) {
            return new PostStatus.Hidden("expired");
        }
        return publishAt.isAfter(now) ? new PostStatus.Scheduled(publishAt) : new PostStatus.Published();
    }

    /** When its status will be another, if nobody edits it; empty: never. */
    public Optional<Instant> nextChange(Instant now) {
        return hidden != null
                ? Optional.empty()
                : Stream.of(publishAt, unpublishAt)
                        .filter(at -> at != null && at.isAfter(now))
                        .min(Comparator.naturalOrder());
    }

    public List<String> tags() {
        return taxonomy.getOrDefault("tag", List.of());
    }

    public List<String> categories() {
        return taxonomy.getOrDefault("category", List.of());
    }
}
