package postrider.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.cache.EntryReader;
import postrider.cache.EntryWriter;
import postrider.picture.Scaling;
import postrider.post.Evidence;
import postrider.post.KeptDiagnostics;
import postrider.post.Post;
import postrider.source.Diagnostic;
import postrider.source.Sha256;
import postrider.source.Sums;

/** What of a rendering is short. @param key and the others as in {@link RenderedPost} */
record RenderedParts(
        String key,
        List<String> mediaNames,
        List<UsedMedia> media,
        @Nullable String headerImage,
        List<Diagnostic> warnings) {
    /** Hexadecimal digits: enough to tell any two renderings apart, and there is one for each post. */
    private static final int KEY = 32;

    RenderedParts {
        mediaNames = List.copyOf(mediaNames);
        media = List.copyOf(media);
        warnings = List.copyOf(warnings);
    }

    /** The same with the key that belongs to it. @param text all of {@link ShownText} */
    RenderedParts keyedFor(Post post, String url, byte[] text) {
        // Of which body a text was made, its post's own hash tells. What else made it so can only be the program or the
        // settings.
        Sha256 made = new Sha256();
        for (Object part : List.of(post, url, Sums.of(text), mediaNames, media, String.valueOf(headerImage))) {
            made.add(part.toString()).add((byte) 0);
        }
        return new RenderedParts(made.hex().substring(0, KEY), mediaNames, media, headerImage, warnings);
    }

    void write(EntryWriter out, String file) {
        out.text(key);
        out.list(mediaNames, EntryWriter::text);
        out.list(media, (to, used) -> {
            to.text(used.name());
            to.text(used.url());
            Evidence.write(used.file(), to);
            to.orNull(used.scaling(), RenderedParts::write);
        });
        out.textOrNull(headerImage);
        KeptDiagnostics.write(warnings, file, out);
    }

    /** What {@link #write} wrote. */
    static RenderedParts read(EntryReader in, String file) {
        return new RenderedParts(
                in.text(),
                in.list(EntryReader::text),
                in.list(from -> new UsedMedia(
                        from.text(), from.text(), Evidence.readMedia(from), from.orNull(RenderedParts::readScaling))),
                in.textOrNull(),
                KeptDiagnostics.read(in, file));
    }

    private static void write(EntryWriter out, Scaling scaling) {
        out.number(scaling.way().ordinal());
        out.number(scaling.width());
        out.number(scaling.height());
        out.number(scaling.quality());
    }

    private static Scaling readScaling(EntryReader in) {
        return new Scaling(Scaling.Way.values()[in.integer()], in.integer(), in.integer(), in.integer());
    }
}
