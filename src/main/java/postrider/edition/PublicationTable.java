package postrider.edition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.post.PostId;

/** The tables {@code newsletter} and {@code publication}. */
final class PublicationTable {
    private PublicationTable() {}

    static NewsletterHistory history(Tx tx, String newsletter) {
        List<Publication> publications = tx.list("""
                select newsletter, number, post_id, kind, guard, at, had_languages
                from publication
                where newsletter = ?
                order by number
                """, PublicationTable::publication, newsletter);
        return tx.first(
                        """
                        select started_at, last_number, choice_hash
                        from newsletter
                        where newsletter = ?
                        """,
                        row -> new NewsletterHistory(
                                Optional.of(row.instant("started_at")),
                                row.number("last_number"),
                                row.text("choice_hash"),
                                publications),
                        newsletter)
                .orElse(NewsletterHistory.NONE);
    }

    /** As {@link NewsletterHistory#target}. @param until when it was recorded at the latest */
    static long target(Tx tx, String newsletter, Instant until) {
        return tx.number("select max(number) from publication where newsletter = ? and at <= ?", newsletter, until);
    }

    /** Posts that no digest brings yet: none of their numbers is settled, or one waits for approval. @param until as of {@link #target} */
    static List<String> waiting(Tx tx, String newsletter, Instant until) {
        return tx.list("""
                select post_id
                from publication
                where newsletter = ?
                group by post_id
                having max(case when guard is null and (kind = 'baseline' or number <= ?) then 1 else 0 end) = 0
                    or max(case when guard is null then 0 else 1 end) = 1
                """, row -> row.text("post_id"), newsletter, target(tx, newsletter, until));
    }

    private static Publication publication(Row row) {
        String had = row.textOrNull("had_languages");
        return new Publication(
                row.text("newsletter"),
                row.number("number"),
                new PostId(row.text("post_id")),
                PublicationKind.of(row.text("kind")),
                row.textOrNull("guard"),
                row.instant("at"),
                had == null ? null : List.of(had.split(" ")));
    }

    /** Writes the newsletter's row where a run changed it. */
    static void keep(Tx tx, String newsletter, NewsletterHistory history, Instant now) {
        tx.update("""
                insert into newsletter (newsletter, started_at, last_number, choice_hash)
                values (?, ?, ?, ?)
                on conflict (newsletter) do update
                set last_number = excluded.last_number, choice_hash = excluded.choice_hash
                where newsletter.last_number <> excluded.last_number or newsletter.choice_hash <> excluded.choice_hash
                """, newsletter, history.startedAt().orElse(now), history.lastNumber(), history.choice());
    }

    static void add(Tx tx, List<Publication> publications) {
        tx.batch("""
                insert into publication (newsletter, number, post_id, kind, guard, at, had_languages)
                values (?, ?, ?, ?, ?, ?, ?)
                """, publications.stream().map(PublicationTable::values).toList());
    }

    private static @Nullable Object[] values(Publication publication) {
        List<String> had = publication.hadLanguages();
        return new @Nullable Object[] {
            publication.newsletter(),
            publication.number(),
            publication.post().value(),
            publication.kind().word(),
            publication.guard(),
            publication.at(),
            had == null ? null : String.join(" ", had)
        };
    }

    static void acceptClock(Tx tx, Instant now) {
        tx.update("update publication set at = ? where at > ?", now, now);
    }

    static List<String> names(Tx tx) {
        return tx.list("select newsletter from newsletter where choice_hash <> ''", row -> row.text("newsletter"));
    }

    /** Empty before the first run. */
    static Optional<String> choice(Tx tx, String newsletter) {
        return tx.first(
                "select choice_hash from newsletter where newsletter = ?", row -> row.text("choice_hash"), newsletter);
    }

    static void forgetChoice(Tx tx, String newsletter) {
        tx.update("""
                update newsletter
                set choice_hash = ''
                where newsletter = ?
                """, newsletter);
    }

    /** The posts of this edition need no more approval in this newsletter. */
    static void clearGuard(Tx tx, EditionId edition) {
        tx.update("""
                update publication
                set guard = null
                where guard is not null
                  and newsletter = (select newsletter from edition where id = ?)
                  and post_id in (select post_id from edition_post where edition_id = ?)
                """, edition.value(), edition.value());
    }

    /** The guarded posts of this edition are mailed to nobody any more. */
    static void makeBaseline(Tx tx, EditionId edition) {
        tx.update("""
                update publication
                set kind = 'baseline', guard = null
                where guard is not null
                  and newsletter = (select newsletter from edition where id = ?)
                  and post_id in (select post_id from edition_post where edition_id = ?)
                """, edition.value(), edition.value());
    }
}
