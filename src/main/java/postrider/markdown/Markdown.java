package postrider.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import postrider.cache.Cache;
import postrider.post.Evidence;
import postrider.post.Post;
import postrider.post.PostFiles;

/** Renders posts. What it must know of files is asked of {@link PostFiles}. Safe for use by several threads. */
public final class Markdown {
    /** Of entries in the cache. */
    private static final int KIND = 2;

    private final MarkdownSettings settings;
    private final PostFiles files;

    public Markdown(MarkdownSettings settings, PostFiles files) {
        this.settings = settings;
        this.files = files;
    }

    /** Never throws for what an author wrote, and takes time in proportion to the body's length. */
    public RenderedPost render(Post post) {
        return made(post, Cache.none()).rendered();
    }

    /** As {@link #render(Post)}, each in its turn. @param cache of earlier runs; what nothing speaks against is taken from there */
    public List<RenderedPost> render(List<Post> posts, Cache cache) {
        Map<String, List<KeptRendering>> kept = new HashMap<>();
        cache.read(KIND, entry -> {
            KeptRendering rendering = KeptRendering.read(entry);
            kept.merge(rendering.of().file(), List.of(rendering), Markdown::before);
        });
        List<Made> made = posts.parallelStream()
                .map(post -> kept.getOrDefault(post.file(), List.of()).stream()
                        .filter(rendering -> rendering.isOf(post, files))
                        .findFirst()
                        .map(rendering -> new Made(rendered(post, rendering), rendering, false))
                        .orElseGet(() -> made(post, cache)))
                .toList();
        cache.add(
                KIND,
                made.stream()
                        .filter(one -> one.isNew() || cache.isNew())
                        .map(Made::kept)
                        .toList(),
                (out, rendering) -> KeptRendering.write(rendering, out));
        return made.stream().map(Made::rendered).toList();
    }

    private record Made(RenderedPost rendered, KeptRendering kept, boolean isNew) {}

    private static List<KeptRendering> before(List<KeptRendering> older, List<KeptRendering> newer) {
        List<KeptRendering> all = new ArrayList<>(newer);
        older.stream().filter(one -> !one.of().equals(newer.get(0).of())).forEach(all::add);
        return all;
    }

    private Made made(Post post, Cache cache) {
        Evidence asked = new Evidence(files);
        Rendering.Result result = new Rendering(settings, post, asked).render();
        KeptRendering kept = new KeptRendering(
                KeptRendering.Subject.of(post),
                asked.kept(),
                result.url(),
                result.parts().keyedFor(post, result.url(), result.text()),
                result.text().keptIn(cache));
        return new Made(rendered(post, kept), kept, true);
    }

    private RenderedPost rendered(Post post, KeptRendering kept) {
        return new RenderedPost(
                post,
                kept.url(),
                kept.parts(),
                kept.text(),
                () -> new Rendering(settings, post, files).render().text());
    }
}
