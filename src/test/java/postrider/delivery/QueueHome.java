package postrider.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.edition.EditionId;
import postrider.letter.Letter;
import postrider.letter.Slot;
import postrider.mail.MailSettings.Limits;
import postrider.mail.MailSettings.Uncertain;
import postrider.subscriber.SecretKey;
import postrider.subscriber.Suppressions;

/** A home's database with subscribers and one edition that is sending: what a test of the queue starts from. */
public final class QueueHome implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    public static final EditionId EDITION = new EditionId(7);

    private final Database database;

    private QueueHome(Database database) {
        this.database = database;
    }

    public static QueueHome open(Path file) {
        return new QueueHome(Database.open(file, InstantSource.fixed(START)));
    }

    /** Subscribers 1 to {@code count}, each with a queued delivery of edition number 12. */
    public QueueHome with(int count) {
        database.writeOnly(tx -> {
            IntStream.rangeClosed(1, count).forEach(id -> subscriber(tx, id));
            tx.update("""
                    insert into edition (
                        id, number, newsletter, state, revision, composed_at, sending_at, sender, sender_name, reply_to,
                        mail_domain)
                    values (7, 12, 'news', 'sending', 1, ?, ?, 'news@news.example.org', 'News', null, 'news.example.org')
                    """, START, START);
            tx.update("""
                    create temporary table edition_recipient (
                        edition_id bigint, subscriber_id bigint, language text, from_number bigint, to_number bigint)
                    """);
            tx.update("insert into edition_recipient select 7, id, language, 1, 3 from subscriber");
            queue().enqueue(tx, EDITION, List.of(letter("en")), START);
            tx.update("drop table edition_recipient");
        });
        return this;
    }

    private static void subscriber(Tx tx, int id) {
        tx.update(
                """
                insert into subscriber (id, address, address_key, name, language, created_at)
                values (?, ?, ?, ?, 'en', ?)
                """,
                id,
                "reader" + id + "@example.com",
                "key" + id,
                "Қанат Café " + id,
                START.minus(Duration.ofDays(9)));
        tx.update("""
                insert into subscription (subscriber_id, newsletter, state, frequency, topics, start, mark)
                values (?, 'news', 'active', 'instant', '', 0, 3)
                """, id);
        tx.update("""
                insert into subscription_change (
                    id, subscriber_id, newsletter, at, state, frequency, topics, language, evidence)
                values (?, ?, 'news', ?, 'active', 'instant', '', 'en', 'test')
                """, id, id, START.minus(Duration.ofDays(5)));
    }

    public static Letter letter(String language) {
        String leave = Slot.UNSUBSCRIBE_URL.mark();
        return new Letter(
                language,
                "“Two” posts",
                "",
                "<p>Сәлем, café <a href=\"" + leave + "\">leave</a> " + Slot.SUBSCRIBED_ON.mark() + "</p>",
                "Hello\n" + leave + "\n");
    }

    public Database database() {
        return database;
    }

    public SendQueue queue() {
        return queue(Uncertain.RESEND);
    }

    public SendQueue queue(Uncertain uncertain) {
        return queue(uncertain, Limits.connections(1));
    }

    public SendQueue queue(Limits limits) {
        return queue(Uncertain.RESEND, limits);
    }

    private SendQueue queue(Uncertain uncertain, Limits limits) {
        return new SendQueue(
                database,
                new SettleRule(RetryRule.givingUpAfter(Duration.ofDays(3)), uncertain),
                limits,
                new Suppressions(SecretKey.of("0123456789abcdef".repeat(4))));
    }

    public <T> T read(Function<Tx, T> work) {
        return database.read(work);
    }

    /** Changes the state by hand; what deliveries became of it is counted. */
    public void change(String sql) {
        database.writeOnly(tx -> {
            tx.update(sql);
            if (sql.startsWith("update delivery")) {
                recount(tx);
            }
        });
    }

    /** Brings the counters up to what a test made of the deliveries by hand. */
    public static void recount(Tx tx) {
        tx.update("delete from delivery_count");
        tx.update("""
                insert into delivery_count (edition_id, state, size)
                select coalesce(edition_id, 0), state, count(*)
                from delivery
                group by coalesce(edition_id, 0), state
                """);
    }

    public Map<DeliveryState, Long> counts() {
        return database.read(tx -> queue().counts(tx, EDITION));
    }

    public long count(DeliveryState state) {
        return counts().getOrDefault(state, -1L);
    }

    @Override
    public void close() {
        database.close();
    }
}
