package postrider.markdown;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.cache.EntryReader;
import postrider.cache.EntryWriter;
import postrider.post.Evidence;
import postrider.post.KeptDiagnostics;
import postrider.post.Post;
import postrider.source.Diagnostic;

/** What of a rendering is short. @param key and the others as in {@link RenderedPost} */
record RenderedParts(
        String key,
        List<String> mediaNames,
        List<UsedMedia> media,
        @Nullable String headerImage,
        List<Diagnostic> warnings) {
    RenderedParts {
        mediaNames = List.copyOf(mediaNames);
        media = List.copyOf(media);
        warnings = List.copyOf(warnings);
    }

    /** The same with the key that belongs to it. */
    RenderedParts keyedFor(Post post, String url, ShownText text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part :
                    List.of(post, url, text.html(), text.summary(), mediaNames, media, String.valueOf(headerImage))) {
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            String made = HexFormat.of().formatHex(digest.digest());
            return new RenderedParts(made, mediaNames, media, headerImage, warnings);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    void write(EntryWriter out, String file) {
        out.text(key);
        out.list(mediaNames, EntryWriter::text);
        out.list(media, (to, used) -> {
            to.text(used.name());
            to.text(used.url());
            Evidence.write(used.file(), to);
        });
        out.textOrNull(headerImage);
        KeptDiagnostics.write(warnings, file, out);
    }

    /** What {@link #write} wrote. */
    static RenderedParts read(EntryReader in, String file) {
        return new RenderedParts(
                in.text(),
                in.list(EntryReader::text),
                in.list(from -> new UsedMedia(from.text(), from.text(), Evidence.readMedia(from))),
                in.textOrNull(),
                KeptDiagnostics.read(in, file));
    }
}
