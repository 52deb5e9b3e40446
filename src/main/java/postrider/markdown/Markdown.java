package postrider.markdown;

import postrider.post.Post;
import postrider.post.PostFiles;

/** Renders posts. Pure: what it must know of files is asked of {@link PostFiles}. Safe for use by several threads. */
public final class Markdown {
    private final MarkdownSettings settings;
    private final PostFiles files;

    public Markdown(MarkdownSettings settings, PostFiles files) {
        this.settings = settings;
        this.files = files;
    }

    /** Never throws for what an author wrote, and takes time in proportion to the body's length. */
    public RenderedPost render(Post post) {
        return new Rendering(settings, post, files).render();
    }
}
