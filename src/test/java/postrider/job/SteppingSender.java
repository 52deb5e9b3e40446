package postrider.job;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import postrider.delivery.QueueHome;
import postrider.delivery.SendQueue;
import postrider.delivery.WorkerId;
import postrider.mail.DkimSigner;
import postrider.mail.MailSettings;
import postrider.mail.MailSettings.Limits;
import postrider.mail.MailSettings.Security;
import postrider.mail.MessageWriter;
import postrider.mail.SmtpTransport;
import postrider.mail.Transport;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SecretKey;

/** A worker and what it meets, in a test's hands: pauses let its clock run on. */
final class SteppingSender {
    private static final SecretKey KEY = SecretKey.of("0123456789abcdef".repeat(4));

    final List<Duration> pauses = new ArrayList<>();
    private final QueueHome home;
    private final WorkerId id;
    private Instant now;
    private BooleanSupplier stopAsked = () -> false;
    private Runnable eachStep = () -> {};
    private int connections = 1;
    private Supplier<Transport> more = () -> {
        throw new IllegalStateException("one connection is enough");
    };
    private Progress progress = Progress.UNSEEN;
    private DkimSigner signer = new DkimSigner(List.of());

    SteppingSender(QueueHome home, long process, Instant now) {
        this.home = home;
        this.id = WorkerId.local(process, now);
        this.now = now;
    }

    SteppingSender stoppingWhen(BooleanSupplier asked) {
        stopAsked = asked;
        return this;
    }

    /** Runs something at each step that a worker takes in the world. */
    SteppingSender atEachStep(Runnable step) {
        eachStep = step;
        return this;
    }

    WorkerId id() {
        return id;
    }

    WorkReport over(Transport transport) {
        return over(transport, 0);
    }

    /** With as many connections as are worth it, up to {@code most}. */
    SteppingSender opening(int most, Supplier<Transport> further) {
        connections = most;
        more = further;
        return this;
    }

    SteppingSender signing(MailSettings.Signature signature) {
        signer = new DkimSigner(List.of(signature));
        return this;
    }

    SteppingSender showing(Progress to) {
        progress = to;
        return this;
    }

    WorkReport over(Transport transport, int messagesPerSecond) {
        return over(transport, new Limits(1, messagesPerSecond, Map.of()));
    }

    WorkReport over(Transport transport, Limits limits) {
        SendQueue queue = home.queue(limits);
        MessageWriter writer = new MessageWriter(
                new LinkSigner(KEY),
                KEY,
                new EmailAddress("bounces@news.example.org"),
                URI.create("https://news.example.org/"),
                null);
        InstantSource clock = () -> {
            eachStep.run();
            return now;
        };
        Worker.Surroundings world = new Worker.Surroundings(
                clock,
                length -> {
                    pauses.add(length);
                    now = now.plus(length);
                },
                () -> 0.5,
                stopAsked,
                progress);
        Writing writing = new Writing(home.queue(), writer, signer, (moment, language) -> moment.toString(), about -> {
            throw new AssertionError("nobody asked for " + about);
        });
        return new Worker(id, queue, writing, new Worker.Lines(transport, more, connections), 0, world).drain();
    }

    static SmtpTransport smtp(int port, String username) {
        return new SmtpTransport(
                new MailSettings.Smtp(
                        "localhost", port, Security.NONE, username, "secret", List.of(), Limits.connections(1)),
                "news.example.org",
                () -> false);
    }
}
