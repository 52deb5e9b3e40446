package postrider.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import postrider.cache.Cache;
import postrider.post.Evidence;
import postrider.post.Post;
import postrider.post.PostFiles;

/** Renders posts. What it must know of files is asked of {@link PostFiles}. Safe for use by several threads. */
public final class Markdown {
    /** Of entries in the cache. */
    private static final int KIND = 2;

    /** Posts that are rendered before what later runs need of them is written: enough to share out among threads. */
    private static final int PORTION = 2_000;

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
        Map<String, KeptRendering> kept = kept(posts, cache);
        List<RenderedPost> rendered = new ArrayList<>(posts.size());
        for (int from = 0; from < posts.size(); from += PORTION) {
            List<Made> made = posts.subList(from, Math.min(posts.size(), from + PORTION)).parallelStream()
                    .map(post -> Optional.ofNullable(kept.get(post.file()))
                            .filter(rendering -> rendering.evidence().holds(files))
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
            made.forEach(one -> {
                rendered.add(one.rendered());
                kept.remove(one.rendered().post().file());
            });
        }
        return List.copyOf(rendered);
    }

    /** The latest of each post as it is now, by its file; those of earlier states are let go at once. */
    private static Map<String, KeptRendering> kept(List<Post> posts, Cache cache) {
        Map<String, Post> wanted = new HashMap<>();
        posts.forEach(post -> wanted.put(post.file(), post));
        Map<String, KeptRendering> kept = new HashMap<>();
        cache.read(
                KIND,
                entry -> KeptRendering.read(entry, wanted)
                        .ifPresent(rendering -> kept.put(rendering.post().file(), rendering)));
        return kept;
    }

    private record Made(RenderedPost rendered, KeptRendering kept, boolean isNew) {}

    private Made made(Post post, Cache cache) {
        Evidence asked = new Evidence(files);
        Rendering.Result result = new Rendering(settings, post, asked).render();
        byte[] text = result.text().octets();
        KeptRendering kept = new KeptRendering(
                post, asked.kept(), result.url(), result.parts().keyedFor(post, result.url(), text), cache.keep(text));
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
