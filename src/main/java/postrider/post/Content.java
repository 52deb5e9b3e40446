package postrider.post;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a post file says, without what depends on other files and earlier runs. @param slug the author's own, or null */
record Content(
        @Nullable String slug,
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
        String contentHash) {

    Post post(Draft draft, Ids ids, String slug, String routePrefix) {
        PostPath path = draft.path();
        String parent = path.parentRoute(routePrefix);
        String prefix = path.suffix().isEmpty() ? "" : "/" + path.suffix();
        return new Post(
                path.file(),
                ids.entry(),
                ids.post(),
                draft.language(),
                path.suffix(),
                slug,
                prefix + parent + "/" + slug,
                path.page() ? parent + "/" + slug : parent,
                title,
                publishAt,
                updatedAt,
                unpublishAt,
                hidden,
                authors,
                taxonomy,
                headerImage,
                metadata,
                summary,
                body,
                contentHash,
                draft.findings().sorted(path.file()));
    }
}
