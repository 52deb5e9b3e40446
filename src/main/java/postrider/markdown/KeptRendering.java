package postrider.markdown;

import java.time.Instant;
import postrider.cache.EntryReader;
import postrider.cache.EntryWriter;
import postrider.cache.KeptText;
import postrider.post.Evidence;
import postrider.post.Post;
import postrider.source.Hash;

/**
 * What a post was rendered as, and what that rests on: the post, and what was asked of other files.
 *
 * @param of what tells this state of the post from any other
 */
record KeptRendering(Subject of, Evidence evidence, String url, RenderedParts parts, KeptText text) {

    /** All that a reading leaves open once file, front matter and body are known: where the body stands, and what the run decided. */
    record Subject(
            String file, Hash contentHash, int firstLine, String id, String postId, String route, Instant updatedAt) {
        static Subject of(Post post) {
            return new Subject(
                    post.file(),
                    post.contentHash(),
                    post.body().firstLine(),
                    post.id().value(),
                    post.postId().value(),
                    post.route(),
                    post.updatedAt());
        }
    }

    /** The same, with an equal subject, whose texts need not be held twice. */
    KeptRendering of(Subject same) {
        return new KeptRendering(same, evidence, url, parts, text);
    }

    static void write(KeptRendering kept, EntryWriter out) {
        Subject of = kept.of;
        out.text(of.file);
        out.hash(of.contentHash);
        out.number(of.firstLine);
        out.text(of.id);
        out.text(of.postId);
        out.text(of.route);
        out.instant(of.updatedAt);
        kept.evidence.writeTo(out);
        out.text(kept.url);
        kept.parts.write(out, of.file);
        out.kept(kept.text);
    }

    static KeptRendering read(EntryReader in) {
        Subject of = new Subject(in.text(), in.hash(), in.integer(), in.text(), in.text(), in.text(), in.instant());
        return new KeptRendering(of, Evidence.readFrom(in), in.text(), RenderedParts.read(in, of.file), in.kept());
    }
}
