package postrider.markdown;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import postrider.cache.KeptText;
import postrider.post.Post;
import postrider.source.Diagnostic;

/**
 * A post ready for pages, feeds and letters: every link in it is absolute. Its long texts are on the disk until they are asked for.
 * Safe for several threads.
 */
public final class RenderedPost {
    private final Post post;
    private final String url;
    private final RenderedParts parts;
    private final KeptText text;
    private final Supplier<ShownText> again;
    /** What was asked for is often asked for again soon. */
    private volatile @Nullable WeakReference<ShownText> last;

    /** @param again renders it anew, should the text that was kept be lost */
    RenderedPost(Post post, String url, RenderedParts parts, KeptText text, Supplier<ShownText> again) {
        this.post = post;
        this.url = url;
        this.parts = parts;
        this.text = text;
        this.again = again;
    }

    /**
     * One that is all in memory.
     *
     * @param url its permalink, ASCII
     * @param lead what stands before the delimiter, empty where none splits it (SPEC §9)
     * @param rest what follows, or the whole
     * @param summary plain text, blanks collapsed; writers escape it
     * @param mediaNames names of the local media that it uses, in order of first use, missing ones among them (R12.7)
     * @param media those of them that exist
     * @param headerImage absolute URL of the header image, where there is one
     * @param warnings found in the body
     */
    public RenderedPost(
            Post post,
            String url,
            SafeHtml lead,
            SafeHtml rest,
            String summary,
            List<String> mediaNames,
            List<UsedMedia> media,
            Optional<String> headerImage,
            List<Diagnostic> warnings) {
        this(
                post,
                url,
                new ShownText(lead, rest, summary),
                new RenderedParts("", mediaNames, media, headerImage.orElse(null), warnings));
    }

    private RenderedPost(Post post, String url, ShownText text, RenderedParts parts) {
        this(post, url, text, parts, text.octets());
    }

    private RenderedPost(Post post, String url, ShownText text, RenderedParts parts, byte[] octets) {
        this(post, url, parts.keyedFor(post, url, octets), KeptText.of(octets), () -> text);
    }

    public Post post() {
        return post;
    }

    /** Its permalink, ASCII. */
    public String url() {
        return url;
    }

    /** What stands before the delimiter, empty where none splits it (SPEC §9). */
    public SafeHtml lead() {
        return shown().lead();
    }

    /** What follows the lead, or the whole. */
    public SafeHtml rest() {
        return shown().rest();
    }

    /** The whole text. */
    public SafeHtml content() {
        ShownText shown = shown();
        return shown.lead().then(shown.rest());
    }

    /** Plain text, blanks collapsed; writers escape it. */
    public String summary() {
        return shown().summary();
    }

    /** Names of the local media that it uses, in order of first use, missing ones among them (R12.7). */
    public List<String> mediaNames() {
        return parts.mediaNames();
    }

    /** Those of the local media that exist. */
    public List<UsedMedia> media() {
        return parts.media();
    }

    /** Absolute URL of the header image, where there is one. */
    public Optional<String> headerImage() {
        return Optional.ofNullable(parts.headerImage());
    }

    /** Found in the body. */
    public List<Diagnostic> warnings() {
        return parts.warnings();
    }

    /**
     * Tells renderings apart, in hex, in all runs on all machines: with equal keys, all that pages, feeds and letters show of two is
     * equal. To ask for it reads nothing.
     */
    public String key() {
        return parts.key();
    }

    private ShownText shown() {
        WeakReference<ShownText> reference = last;
        ShownText known = reference == null ? null : reference.get();
        if (known != null) {
            return known;
        }
        ShownText read = text.octets().map(ShownText::of).orElseGet(again);
        last = new WeakReference<>(read);
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RenderedPost rendered
                && post.equals(rendered.post)
                && url.equals(rendered.url)
                && parts.equals(rendered.parts);
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return url + " " + key();
    }
}
