package postrider.edition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.database.Tx;

/** The tables {@code shown_topic} and {@code shown_post}. */
final class ShowcaseTable {
    private ShowcaseTable() {}

    static List<String> topics(Tx tx, String newsletter) {
        return tx.list(
                "select name from shown_topic where newsletter = ? order by position",
                row -> row.text("name"),
                newsletter);
    }

    static void replaceTopics(Tx tx, String newsletter, List<String> names) {
        tx.update("delete from shown_topic where newsletter = ?", newsletter);
        List<@Nullable Object[]> rows = new ArrayList<>();
        names.forEach(name -> rows.add(new @Nullable Object[] {newsletter, rows.size(), name}));
        tx.batch("insert into shown_topic (newsletter, position, name) values (?, ?, ?)", rows);
    }

    static List<ShownPost> posts(Tx tx, String newsletter) {
        return tx.list(
                """
                select post_id, language, source_key, topics, title, url, summary
                from shown_post
                where newsletter = ?
                order by position
                """,
                row -> new ShownPost(
                        row.text("post_id"),
                        row.text("language"),
                        row.text("source_key"),
                        row.text("topics").lines().toList(),
                        new NewestPost(row.text("title"), row.text("url"), row.text("summary"))),
                newsletter);
    }

    static void replacePosts(Tx tx, String newsletter, List<ShownPost> posts) {
        tx.update("delete from shown_post where newsletter = ?", newsletter);
        List<@Nullable Object[]> rows = new ArrayList<>();
        posts.forEach(post -> rows.add(new @Nullable Object[] {
            newsletter,
            rows.size(),
            post.post(),
            post.language(),
            post.key(),
            String.join("\n", post.topics()),
            post.words().title(),
            post.words().url(),
            post.words().summary()
        }));
        tx.batch("""
                insert into shown_post
                    (newsletter, position, post_id, language, source_key, topics, title, url, summary)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
    }

    /** Posts that nobody was sent yet, and that an edition in review holds back. */
    static List<String> inReview(Tx tx, String newsletter) {
        return tx.list("""
                select p.post_id
                from edition e
                join edition_post p on p.edition_id = e.id
                where e.newsletter = ?
                  and e.state = 'review'
                  and not exists (
                    select 1
                    from edition_post other
                    join edition gone on gone.id = other.edition_id
                    where other.post_id = p.post_id
                      and gone.newsletter = e.newsletter
                      and gone.state in ('sending', 'sent'))
                """, row -> row.text("post_id"), newsletter);
    }
}
