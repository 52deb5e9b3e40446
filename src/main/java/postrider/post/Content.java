package postrider.post;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import postrider.cache.EntryReader;
import postrider.cache.EntryWriter;
import postrider.cache.KeptText;
import postrider.source.Hash;

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
        Hash contentHash) {

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

    void write(EntryWriter out) {
        out.textOrNull(slug);
        out.text(title);
        out.instant(publishAt);
        out.instant(updatedAt);
        out.instantOrNull(unpublishAt);
        out.textOrNull(hidden);
        out.list(authors, Content::write);
        out.map(taxonomy, (to, names) -> to.list(names, EntryWriter::text));
        out.textOrNull(headerImage);
        out.map(metadata, EntryWriter::text);
        write(out, summary);
        out.kept(body.kept());
        out.number(body.firstLine());
        out.flag(body.markdown());
        out.hash(body.hash());
        out.hash(contentHash);
    }

    private static void write(EntryWriter out, Author author) {
        out.text(author.name());
        out.textOrNull(author.email());
        out.textOrNull(author.url());
    }

    private static void write(EntryWriter out, SummaryRule rule) {
        out.textOrNull(rule.text());
        out.text(rule.delimiter());
        out.number(rule.size());
        out.flag(rule.splits());
        out.flag(rule.whole());
    }

    /** What {@link #write} wrote. @param again reads the body anew */
    static Content read(EntryReader in, Supplier<Optional<String>> again) {
        String slug = in.textOrNull();
        String title = in.text();
        Instant publishAt = in.instant();
        Instant updatedAt = in.instant();
        return new Content(
                slug,
                title,
                publishAt,
                updatedAt.equals(publishAt) ? publishAt : updatedAt,
                in.instantOrNull(),
                in.textOrNull(),
                in.shared(in.list(from -> new Author(from.text(), from.textOrNull(), from.textOrNull()))),
                in.shared(in.map(from -> from.list(EntryReader::text))),
                in.textOrNull(),
                in.shared(in.map(EntryReader::text)),
                in.shared(new SummaryRule(in.textOrNull(), in.text(), in.integer(), in.flag(), in.flag())),
                readBody(in, again),
                in.hash());
    }

    private static Body readBody(EntryReader in, Supplier<Optional<String>> again) {
        KeptText text = in.kept();
        int firstLine = in.integer();
        boolean markdown = in.flag();
        return new Body(text, again, firstLine, markdown, in.hash());
    }
}
