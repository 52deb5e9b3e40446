package postrider.edition;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.delivery.QueueHome;
import postrider.post.Post;
import postrider.post.PostId;
import postrider.subscriber.Frequency;
import postrider.subscriber.Ticks;

/** A home's mail on a real database, in so far as this package makes it: what a run does, and subscribers by hand. */
final class Desk implements AutoCloseable {
    static final Duration DAY = Duration.ofDays(1);
    static final Duration MONTH = Duration.ofDays(31);

    private final Database database;
    private final Editions editions = new Editions("en", List.of("en", "ru", "kk"), Samples.ALMATY, "news.example.org");
    private EarlierRun earlier = new EarlierRun(Map.of(), List.of());
    private Predicate<PlannedEdition> composes = edition -> true;

    Desk(Path folder) {
        database = Database.open(folder.resolve("postrider.db"), () -> Instant.EPOCH);
    }

    Editions editions() {
        return editions;
    }

    Database database() {
        return database;
    }

    /** Editions that fail this can't be composed. */
    void composing(Predicate<PlannedEdition> other) {
        composes = other;
    }

    long lastNumber() {
        return number("select coalesce(max(last_number), 0) from newsletter");
    }

    void subscribe(long id, String frequency, String topics, String language, @Nullable String zone) {
        long last = lastNumber();
        database.writeOnly(tx -> {
            tx.update(
                    "insert into subscriber (id, address_key, language, zone, created_at) values (?, ?, ?, ?, 0)",
                    id,
                    "key" + id,
                    language,
                    zone);
            tx.update("""
                    insert into subscription (subscriber_id, newsletter, state, frequency, topics, start, mark)
                    values (?, 'news', 'active', ?, ?, ?, ?)
                    """, id, frequency, topics, last, last);
        });
    }

    /** One run, to its end: everything that may go is sent. */
    void run(Newsletter newsletter, Instant now, Post... posts) {
        queue(newsletter, now, posts);
        database.writeOnly(tx -> {
            editions.release(tx, now);
            editions.open(tx).forEach(kept -> editions.begin(tx, kept.edition().id(), now));
            int sent = tx.update("""
                    update delivery
                    set state = 'sent', attempts = 1, begun_at = ?, settled_at = ?
                    where state = 'queued'
                      and edition_id in (select id from edition where state = 'sending')
                    """, now, now);
            if (sent > 0) {
                QueueHome.recount(tx);
            }
            editions.finish(tx);
        });
    }

    /** A run up to the queue. */
    void queue(Newsletter newsletter, Instant now, Post... posts) {
        PublicPosts here = Samples.posts(posts);
        database.writeOnly(tx -> {
            Publications.record(tx, newsletter, here, earlier, Samples.recording(now));
            setFirstTicks(tx, newsletter, now);
        });
        earlier = Samples.showed(posts);
        DuePlan plan = database.read(tx -> editions.due(tx, newsletter, here, now));
        List<PlannedEdition> rest = new ArrayList<>(plan.editions());
        while (!rest.isEmpty()) {
            PlannedEdition next = rest.remove(0);
            if (!open(newsletter, plan, next, now)) {
                plan = plan.without(next);
                rest = new ArrayList<>(plan.editions()
                        .subList(
                                plan.editions().size() - rest.size(),
                                plan.editions().size()));
            }
        }
        DuePlan done = plan;
        database.writeOnly(tx -> editions.serveIdle(tx, newsletter, done, now));
    }

    /** As joining gives them. */
    private static void setFirstTicks(Tx tx, Newsletter newsletter, Instant now) {
        for (Frequency frequency : newsletter.digest().frequencies()) {
            if (frequency.ticks().isEmpty()) {
                continue;
            }
            tx.list(
                            """
                            select s.subscriber_id, p.zone
                            from subscription s
                            join subscriber p on p.id = s.subscriber_id
                            where s.next_due_at is null and s.frequency = ?
                            """,
                            row -> Map.entry(
                                    row.number("subscriber_id"),
                                    Optional.ofNullable(row.textOrNull("zone")).map(ZoneId::of)),
                            frequency.name())
                    .forEach(person -> tx.update(
                            "update subscription set next_due_at = ? where subscriber_id = ?",
                            new Ticks(Samples.ALMATY, now)
                                    .next(frequency, person.getValue().orElse(null)),
                            person.getKey()));
        }
    }

    private static final class CannotCompose extends RuntimeException {}

    private boolean open(Newsletter newsletter, DuePlan plan, PlannedEdition planned, Instant now) {
        try {
            database.writeOnly(tx -> {
                Optional<Edition> edition = editions.open(tx, newsletter, plan, planned, now);
                edition.ifPresent(opened -> deliver(tx, opened, now));
                if (!composes.test(planned)) {
                    throw new CannotCompose();
                }
            });
            return true;
        } catch (CannotCompose e) {
            return false;
        }
    }

    static void deliver(Tx tx, Edition edition, Instant now) {
        tx.update("""
                insert into delivery (id, kind, edition_id, subscriber_id, language, state, due_at,
                    from_number, to_number, created_at)
                select edition_id || '-' || subscriber_id, 'digest', edition_id, subscriber_id, language, 'queued', ?,
                    from_number, to_number, ?
                from edition_recipient
                where edition_id = ?
                """, now, now, edition.id().value());
        QueueHome.recount(tx);
    }

    /** Posts that somebody's deliveries held, in the order of editions and positions. */
    List<String> postsOf(long subscriber) {
        return database.read(tx -> tx.list("""
                select ep.post_id
                from delivery d
                join edition e on e.id = d.edition_id
                join edition_post ep on ep.edition_id = e.id
                where d.subscriber_id = ? and d.state in ('queued', 'sent')
                order by e.number, ep.position
                """, row -> row.text("post_id"), subscriber));
    }

    /** Posts of which any number waits for approval. */
    Set<PostId> guarded() {
        return Set.copyOf(database.read(tx -> tx.list(
                "select distinct post_id from publication where guard is not null",
                row -> new PostId(row.text("post_id")))));
    }

    KeptEdition edition(long number) {
        return database.read(tx -> editions.find(tx, number)).orElseThrow();
    }

    long mark(long subscriber) {
        return number("select mark from subscription where subscriber_id = ?", subscriber);
    }

    long number(String sql, Object... values) {
        return database.read(tx -> tx.number(sql, values));
    }

    Instant nextDue(long subscriber) {
        return Instant.ofEpochMilli(number("select next_due_at from subscription where subscriber_id = ?", subscriber));
    }

    void sql(String statement, @Nullable Object... values) {
        database.writeOnly(tx -> {
            tx.update(statement, values);
            QueueHome.recount(tx);
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
