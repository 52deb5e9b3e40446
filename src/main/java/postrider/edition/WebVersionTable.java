package postrider.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.post.EntryId;
import postrider.post.Post;
import postrider.post.PostId;

/** What the editions that were let go show on the web; in the table {@code edition_variant}, what was mended in them since. */
final class WebVersionTable {
    /** Let go and not cancelled, or cancelled when somebody had it already: their link leads here. */
    private static final String SHOWN = """
            (state in ('ready', 'sending', 'paused', 'sent')
              or state = 'cancelled'
                and exists (
                  select 1
                  from delivery_count c
                  where c.edition_id = edition.id and c.state in ('sent', 'uncertain') and c.size > 0))
            """;

    private WebVersionTable() {}

    /** By number. */
    static List<PublicEdition> list(Tx tx) {
        Map<EditionId, PublicEdition> editions = new LinkedHashMap<>();
        Map<EditionId, Map<String, List<PublicEdition.Shown>>> letters = new LinkedHashMap<>();
        tx.each("""
                select id, number, newsletter, composed_at, language, entry_id, mended_at
                from edition
                join edition_post p on p.edition_id = id
                join edition_variant v on v.edition_id = id and v.post_id = p.post_id
                where %s
                order by number, language, position
                """.formatted(SHOWN), row -> {
            PublicEdition edition = edition(row);
            editions.putIfAbsent(edition.id(), edition);
            letters.computeIfAbsent(edition.id(), id -> new LinkedHashMap<>())
                    .computeIfAbsent(row.text("language"), language -> new ArrayList<>())
                    .add(new PublicEdition.Shown(new EntryId(row.text("entry_id")), row.instantOrNull("mended_at")));
        });
        return editions.values().stream()
                .map(one -> new PublicEdition(
                        one.id(),
                        one.number(),
                        one.newsletter(),
                        one.composedAt(),
                        letters.getOrDefault(one.id(), Map.of())))
                .toList();
    }

    private static PublicEdition edition(Row row) {
        return new PublicEdition(
                new EditionId(row.number("id")),
                row.number("number"),
                row.text("newsletter"),
                row.instant("composed_at"),
                Map.of());
    }

    /** Records what reads otherwise now than when it was mailed, and what reads as mailed again. */
    static void mend(Tx tx, PublicPosts posts, Instant now) {
        List<@Nullable Object[]> changes = new ArrayList<>();
        tx.each(
                """
                select edition_id, language, post_id, entry_id, words, mended
                from edition_variant
                join edition on id = edition_id
                where %s
                """.formatted(SHOWN),
                row -> post(row, posts)
                        .flatMap(post -> new Mend(row.text("words"), row.textOrNull("mended")).look(post, now))
                        .ifPresent(found -> changes.add(new @Nullable Object[] {
                            found.mended(),
                            found.at(),
                            row.number("edition_id"),
                            row.text("language"),
                            row.text("post_id")
                        })));
        tx.batch("""
                update edition_variant
                set mended = ?, mended_at = ?
                where edition_id = ? and language = ? and post_id = ?
                """, changes);
    }

    private static Optional<Post> post(Row row, PublicPosts posts) {
        EntryId entry = new EntryId(row.text("entry_id"));
        return posts.find(new PostId(row.text("post_id")))
                .flatMap(post -> post.variants().stream()
                        .filter(variant -> variant.id().equals(entry))
                        .findFirst());
    }
}
