package postrider.post;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import postrider.cache.EntryReader;
import postrider.cache.EntryWriter;
import postrider.cache.Stamp;
import postrider.source.Bytes;
import postrider.source.Location;
import postrider.source.Sums;

/**
 * What a post file was read as, and what that rests on: its octets, its folder's defaults, and what else was asked.
 *
 * @param stamp of the file when it was read, null where the file system gives none
 * @param settled whether an equal stamp proves that the content is the same
 * @param file of its octets; @param defaults SHA-256 of those of its folder's {@code frontmatter.yaml}, empty where there is none
 */
record KeptDraft(@Nullable Stamp stamp, boolean settled, Sums file, Bytes defaults, Evidence evidence, Draft draft) {

    boolean is(Optional<Stamp> now) {
        return settled && stamp != null && now.isPresent() && stamp.equals(now.get());
    }

    boolean restsOn(Sums nowFile, Bytes nowDefaults) {
        return file.equals(nowFile) && defaults.equals(nowDefaults);
    }

    /** The same draft of the same octets, seen in another file state. */
    KeptDraft seen(Optional<Stamp> now, Optional<Instant> at) {
        return new KeptDraft(
                now.orElse(null), now.filter(one -> one.isSettled(at)).isPresent(), file, defaults, evidence, draft);
    }

    static void write(KeptDraft kept, EntryWriter out) {
        PostPath path = kept.draft.path();
        out.text(path.file());
        out.list(path.folders(), EntryWriter::text);
        out.text(path.stem());
        out.text(path.suffix());
        out.flag(path.page());
        out.orNull(kept.stamp, (to, stamp) -> stamp.writeTo(to));
        out.flag(kept.settled);
        out.sums(kept.file);
        out.octets(kept.defaults);
        kept.evidence.writeTo(out);
        writeDraft(kept.draft, out);
    }

    /** @param again how a body is read anew, by its file */
    static KeptDraft read(EntryReader in, Function<PostPath, Supplier<Optional<String>>> again) {
        PostPath path = new PostPath(
                in.text(),
                in.shared(in.list(from -> from.shared(from.text()))),
                in.text(),
                in.shared(in.text()),
                in.flag());
        return new KeptDraft(
                in.orNull(Stamp::readFrom),
                in.flag(),
                in.sums(),
                in.shared(in.octets()),
                Evidence.readFrom(in),
                readDraft(in, path, again.apply(path)));
    }

    private static void writeDraft(Draft draft, EntryWriter out) {
        String file = draft.path().file();
        out.text(draft.language());
        out.textOrNull(draft.givenId());
        KeptDiagnostics.write(draft.idAt(), file, out);
        KeptDiagnostics.write(draft.slugAt(), file, out);
        out.orNull(draft.content(), (to, content) -> content.write(to));
        if (draft.content() == null) {
            out.textOrNull(draft.title());
        }
        draft.findings().writeTo(out, file);
    }

    private static Draft readDraft(EntryReader in, PostPath path, Supplier<Optional<String>> again) {
        String language = in.shared(in.text());
        String givenId = in.textOrNull();
        Location idAt = KeptDiagnostics.readLocation(in, path.file());
        Location slugAt = KeptDiagnostics.readLocation(in, path.file());
        Content content = in.orNull(from -> Content.read(from, again));
        return new Draft(
                path,
                language,
                givenId,
                idAt,
                slugAt.equals(idAt) ? idAt : slugAt,
                content == null ? in.textOrNull() : null,
                content,
                Findings.readFrom(in, path.file()));
    }
}
