package postrider.post;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.source.Hash;

/** The tables {@code post} and {@code post_decision}. */
final class PostTable {
    private static final String ALL = """
            select entry_id, post_id, language, path, slug, route, content_hash, body_hash, title, publish_at,
                first_seen_at, published_at, withdrawn_at, status, reason, tags, categories, print
            from post
            """;

    private static final String LATEST_FIRST = ALL + """
            order by first_seen_at desc, entry_id
            """;

    private static final String KNOWN = """
            select entry_id, post_id, path, slug, route, content_hash, title, publish_at
            from post
            where content_hash <> ''
            """;

    private static final String KNOWN_AND_THERE = KNOWN + """
                and status <> 'gone'
            """;

    private static final String KNOWN_AND_GONE = KNOWN + """
                and status = 'gone'
            order by first_seen_at desc, entry_id
            """;

    private static final String FIND = ALL + """
            where entry_id = ?
            """;

    private static final String PRINTS = """
            select entry_id, print, published_at is not null and withdrawn_at is null as is_public
            from post
            """;

    private static final String WRITE = """
            insert into post (entry_id, post_id, language, path, slug, route, content_hash, body_hash, title,
                publish_at, first_seen_at, published_at, withdrawn_at, status, reason, tags, categories, print)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (entry_id) do update set
                post_id = excluded.post_id,
                language = excluded.language,
                path = excluded.path,
                slug = excluded.slug,
                route = excluded.route,
                content_hash = excluded.content_hash,
                body_hash = excluded.body_hash,
                title = excluded.title,
                publish_at = excluded.publish_at,
                published_at = excluded.published_at,
                withdrawn_at = excluded.withdrawn_at,
                status = excluded.status,
                reason = excluded.reason,
                tags = excluded.tags,
                categories = excluded.categories,
                print = excluded.print
            """;

    private static final String DECIDE = """
            insert into post_decision (entry_id, run_id, status, reason, tags, categories)
            values (?, ?, ?, ?, ?, ?)
            on conflict (entry_id, run_id) do update set
                status = excluded.status,
                reason = excluded.reason,
                tags = excluded.tags,
                categories = excluded.categories
            """;

    private static final String DECISIONS = """
            select run_id, status, reason, tags, categories
            from post_decision
            where entry_id = ?
            order by run_id
            """;

    private static final int PORTION = 1_000;

    private final Tx tx;

    PostTable(Tx tx) {
        this.tx = tx;
    }

    /** The latest first. */
    List<PostRow> all() {
        return tx.list(LATEST_FIRST, PostTable::row);
    }

    /** One after the other, in any order; nothing may be written meanwhile. */
    void each(Consumer<PostRow> take) {
        tx.each(ALL, row -> take.accept(row(row)));
    }

    /** Those that were understood once: first those whose file is there, each at its own path; then those whose is gone, the latest first. */
    List<KnownPost> known() {
        List<KnownPost> known = new ArrayList<>();
        tx.each(KNOWN_AND_THERE, row -> known.add(knownPost(row)));
        tx.each(KNOWN_AND_GONE, row -> known.add(knownPost(row)));
        return known;
    }

    private static KnownPost knownPost(Row row) {
        return new KnownPost(
                new EntryId(row.text("entry_id")),
                new PostId(row.text("post_id")),
                row.text("path"),
                row.text("slug"),
                row.text("route"),
                Hash.parse(row.text("content_hash")),
                row.text("title"),
                row.instantOrNull("publish_at"));
    }

    /** One that is there. */
    PostRow find(String entryId) {
        return tx.first(FIND, PostTable::row, entryId).orElseThrow();
    }

    /** Takes what is on record of a post. */
    interface PrintReader {
        /** @param print see {@link PostRow#print}; @param isPublic see {@link PostRow#isPublic} */
        void take(String entryId, long print, boolean isPublic);
    }

    /** One after the other, in any order. */
    void eachPrint(PrintReader reader) {
        tx.each(PRINTS, row -> reader.take(row.text("entry_id"), row.number("print"), row.number("is_public") != 0));
    }

    List<PostDecision> decisions(EntryId id) {
        return tx.list(
                DECISIONS,
                row -> new PostDecision(
                        row.number("run_id"),
                        row.text("status"),
                        row.text("reason"),
                        row.text("tags").lines().toList(),
                        row.text("categories").lines().toList()),
                id.value());
    }

    /** @param row makes one of each */
    <T> void write(List<T> all, Function<T, PostRow> row) {
        inPortions(WRITE, all, row, PostTable::values);
    }

    private static @Nullable Object[] values(PostRow row) {
        return new @Nullable Object[] {
            row.entryId(),
            row.postId(),
            row.language(),
            row.path(),
            row.slug(),
            row.route(),
            row.contentHash().toString(),
            row.bodyHash().toString(),
            row.title(),
            row.publishAt(),
            row.firstSeenAt(),
            row.publishedAt(),
            row.withdrawnAt(),
            row.status(),
            row.reason(),
            row.tags(),
            row.categories(),
            row.print()
        };
    }

    /** As {@link #write}. */
    <T> void decide(long runId, List<T> all, Function<T, PostRow> row) {
        inPortions(
                DECIDE, all, row, one -> new @Nullable Object[] {
                    one.entryId(), runId, one.status(), one.reason(), one.tags(), one.categories()
                });
    }

    /** An archive's values are not all in memory at once. */
    private <T> void inPortions(
            String sql, List<T> all, Function<T, PostRow> row, Function<PostRow, @Nullable Object[]> values) {
        for (int from = 0; from < all.size(); from += PORTION) {
            tx.batch(
                    sql,
                    all.subList(from, Math.min(all.size(), from + PORTION)).stream()
                            .map(row)
                            .map(values)
                            .toList());
        }
    }

    private static PostRow row(Row row) {
        return new PostRow(
                row.text("entry_id"),
                row.text("post_id"),
                row.text("language"),
                row.text("path"),
                row.text("slug"),
                row.text("route"),
                Hash.parse(row.text("content_hash")),
                Hash.parse(row.text("body_hash")),
                row.text("title"),
                row.instantOrNull("publish_at"),
                row.instant("first_seen_at"),
                row.instantOrNull("published_at"),
                row.instantOrNull("withdrawn_at"),
                row.text("status"),
                row.text("reason"),
                row.text("tags"),
                row.text("categories"),
                row.number("print"));
    }
}
