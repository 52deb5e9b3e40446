package postrider.edition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.database.Tx;
import postrider.post.EntryId;
import postrider.post.Post;
import postrider.post.PostId;
import postrider.source.Hash;

/** The table {@code edition_variant}: what stands in which letter of an edition, as it was when composed. */
final class VariantTable {
    private VariantTable() {}

    static void add(Tx tx, EditionId id, String language, List<Post> variants) {
        tx.batch(
                """
                insert into edition_variant (edition_id, language, post_id, entry_id, content_hash, words)
                values (?, ?, ?, ?, ?, ?)
                """,
                variants.stream()
                        .map(post -> new @Nullable Object[] {
                            id.value(),
                            language,
                            post.postId().value(),
                            post.id().value(),
                            UsedVariant.content(post).toString(),
                            Mend.words(post)
                        })
                        .toList());
    }

    static List<UsedVariant> list(Tx tx, EditionId id) {
        return tx.list(
                """
                select language, v.post_id, entry_id, content_hash
                from edition_variant v
                join edition_post p on p.edition_id = v.edition_id and p.post_id = v.post_id
                where v.edition_id = ?
                order by language, position
                """,
                row -> new UsedVariant(
                        row.text("language"),
                        new PostId(row.text("post_id")),
                        new EntryId(row.text("entry_id")),
                        Hash.parse(row.text("content_hash"))),
                id.value());
    }

    static void remove(Tx tx, EditionId id, String language) {
        tx.update("""
                delete from edition_variant
                where edition_id = ? and language = ?
                """, id.value(), language);
    }
}
