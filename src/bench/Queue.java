import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.delivery.RetryRule;
import postrider.delivery.SendQueue;
import postrider.delivery.SettleRule;
import postrider.edition.EditionId;
import postrider.letter.Letter;
import postrider.mail.MailSettings;
import postrider.subscriber.SecretKey;
import postrider.subscriber.Suppressions;

/** Queues one edition for many, cancels it, and counts, telling how long each takes. Run by the script beside it. */
final class Queue {
    private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");

    private Queue() {}

    public static void main(String[] words) {
        int size = Integer.parseInt(words[1]);
        try (Database database = Database.open(Path.of(words[0]), InstantSource.fixed(NOW))) {
            SendQueue queue = new SendQueue(
                    database,
                    new SettleRule(RetryRule.givingUpAfter(Duration.ofDays(3)), MailSettings.Uncertain.RESEND),
                    MailSettings.Limits.connections(1),
                    new Suppressions(SecretKey.of("0123456789abcdef".repeat(4))));
            database.writeOnly(tx -> people(tx, size));
            for (int edition = 1; edition <= 3; edition++) {
                EditionId id = new EditionId(edition);
                database.writeOnly(tx -> edition(tx, id));
                time("edition " + edition + " queued for " + size, () -> database.writeOnly(
                        tx -> queue.enqueue(tx, id, List.of(new Letter("en", "News", "", "<p>News</p>", "News")), NOW)));
            }
            time("counters read", () -> database.read(queue::counts));
            time("one claim of 100", () -> queue.claim(postrider.delivery.WorkerId.local(1, NOW), 100, NOW));
            time("edition 2 cancelled", () -> database.writeOnly(tx -> queue.cancel(tx, new EditionId(2), NOW)));
        }
    }

    private static void people(Tx tx, int size) {
        tx.update("""
                insert into subscriber (id, address, address_key, language, created_at)
                with recursive each (id) as (select 1 union all select id + 1 from each where id < ?)
                select id, 'reader' || id || '@example.org', 'key' || id, 'en', 0 from each
                """, size);
        tx.update("""
                create temporary table edition_recipient (
                    edition_id bigint not null, subscriber_id bigint not null, language text not null,
                    from_number bigint not null, to_number bigint not null, primary key (edition_id, subscriber_id))
                """);
    }

    private static void edition(Tx tx, EditionId id) {
        tx.update("""
                insert into edition (
                    id, number, newsletter, state, revision, composed_at, sending_at, sender, sender_name, mail_domain)
                values (?, ?, 'news', 'sending', 1, ?, ?, 'news@example.org', 'News', 'example.org')
                """, id.value(), id.value(), NOW, NOW);
        tx.update("delete from edition_recipient");
        tx.update("insert into edition_recipient select ?, id, language, 1, 3 from subscriber", id.value());
    }

    private static void time(String what, Runnable work) {
        long from = System.nanoTime();
        work.run();
        System.out.printf("  %-40s %7.2f s%n", what, (System.nanoTime() - from) / 1e9);
    }
}
