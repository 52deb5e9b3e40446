import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import postrider.database.Database;
import postrider.delivery.Delivery;
import postrider.delivery.RetryRule;
import postrider.delivery.SendQueue;
import postrider.delivery.SettleRule;
import postrider.delivery.WorkerId;
import postrider.mail.EncodedLetter;
import postrider.mail.MailSettings;
import postrider.mail.MessageWriter;
import postrider.mail.SmtpReply;
import postrider.mail.SmtpTransport;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SecretKey;
import postrider.subscriber.Suppressions;

/**
 * Sends what a home has queued as {@code postrider send} does, but with the queue in memory: all is claimed beforehand and nothing marked.
 * What that takes less is the queue's share. Run by the script {@code send} beside it.
 */
final class WithoutQueue {
    private final BlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
    private final MailSettings.Smtp smtp;
    private final MessageWriter writer;
    private final EncodedLetter letter;

    /** @param words the home, the mail server's port, how many connections */
    public static void main(String[] words) throws Exception {
        new WithoutQueue(Path.of(words[0]), Integer.parseInt(words[1])).send(Integer.parseInt(words[2]));
    }

    private WithoutQueue(Path home, int port) throws Exception {
        SecretKey key = SecretKey.of(Files.readString(home.resolve("var/secret.key")).strip());
        smtp = new MailSettings.Smtp(
                "127.0.0.1",
                port,
                MailSettings.Security.NONE,
                "",
                "",
                List.of(),
                new MailSettings.Limits(1, 0, Map.of()));
        writer = new MessageWriter(
                new LinkSigner(key), key, null, URI.create("https://news.example.org/editions/"), null);
        try (Database database = Database.open(home.resolve("var/postrider.db"), InstantSource.system())) {
            SendQueue durable = new SendQueue(
                    database,
                    new SettleRule(
                            RetryRule.givingUpAfter(Duration.ofDays(3)), MailSettings.Uncertain.RESEND),
                    new MailSettings.Limits(1, 0, Map.of()),
                    new Suppressions(key));
            queue.addAll(durable.claim(WorkerId.local(1, Instant.EPOCH), Integer.MAX_VALUE, Instant.now()));
            letter = EncodedLetter.of(durable.letter(queue.element()));
        }
    }

    private void send(int connections) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(this::lane);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void lane() {
        try (SmtpTransport transport = new SmtpTransport(smtp, "news.example.org", () -> false)) {
            for (Delivery next = queue.poll(); next != null; next = queue.poll()) {
                SmtpReply reply = transport.send(
                        writer.write(next.id().value(), letter, next.origin(), next.recipient("1 May 2026")));
                if (!(reply instanceof SmtpReply.Accepted)) {
                    throw new AssertionError(reply);
                }
            }
        }
    }
}
