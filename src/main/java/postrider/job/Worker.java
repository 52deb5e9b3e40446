package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import postrider.delivery.Delivery;
import postrider.delivery.DeliveryState;
import postrider.delivery.Permission;
import postrider.delivery.ReplyMeaning;
import postrider.delivery.SendQueue;
import postrider.delivery.WorkerId;
import postrider.edition.EditionId;
import postrider.job.WorkReport.Reason;
import postrider.mail.EncodedLetter;
import postrider.mail.MailException;
import postrider.mail.Message;
import postrider.mail.MessageWriter;
import postrider.mail.SmtpReply;
import postrider.mail.Transport;

/**
 * Sends what is due, over one transport, until nothing is due or somebody asks it to stop. Each step is durable before the next
 * is taken; when the database or the disk fails it ends with their exception, before another message goes.
 */
public final class Worker {
    private static final int BATCH = 50;

    private final WorkerId id;
    private final SendQueue queue;
    private final MessageWriter writer;
    private final Transport transport;
    private final Surroundings surroundings;
    private final Pace pace;
    private final Map<Words, EncodedLetter> letters = new HashMap<>();
    private final Tally tally = new Tally();

    /** A day in words of a language: what the letter says of the day on which the subscription began. */
    @FunctionalInterface
    public interface DayWords {
        String of(Instant moment, String language);
    }

    /**
     * What a worker meets of the world.
     *
     * @param chance in [0, 1), spreads retries; @param stopAsked asked before each message
     */
    public record Surroundings(
            InstantSource clock, Pause pause, DoubleSupplier chance, BooleanSupplier stopAsked, DayWords days) {}

    private record Words(EditionId edition, long revision, String language) {}

    private record Prepared(Delivery delivery, Message message) {}

    /** @param messagesPerSecond 0 = as fast as the server takes them; @param transport stays the caller's to close */
    public Worker(
            WorkerId id,
            SendQueue queue,
            MessageWriter writer,
            Transport transport,
            int messagesPerSecond,
            Surroundings surroundings) {
        this.id = id;
        this.queue = queue;
        this.writer = writer;
        this.transport = transport;
        this.surroundings = surroundings;
        this.pace = new Pace(messagesPerSecond);
    }

    /** Sends until nothing is due. Once for each worker. */
    public WorkReport drain() {
        while (mayGoOn()) {
            List<Delivery> claimed = queue.claim(id, BATCH, now());
            if (claimed.isEmpty()) {
                break;
            }
            send(prepare(claimed));
        }
        queue.release(id);
        return tally.report();
    }

    private Deque<Prepared> prepare(List<Delivery> claimed) {
        Deque<Prepared> prepared = new ArrayDeque<>();
        for (Delivery delivery : claimed) {
            try {
                prepared.add(new Prepared(delivery, write(delivery)));
            } catch (MailException e) {
                queue.fail(delivery, e.getMessage() == null ? e.header() : e.getMessage(), now());
                tally.add(DeliveryState.FAILED);
            }
        }
        return prepared;
    }

    private Message write(Delivery delivery) {
        Words words = new Words(delivery.edition(), delivery.revision(), delivery.language());
        EncodedLetter letter = letters.get(words);
        if (letter == null) {
            letter = EncodedLetter.of(queue.letter(delivery));
            letters.put(words, letter);
        }
        String subscribedOn = surroundings.days().of(delivery.subscribedAt(), delivery.language());
        return writer.write(delivery.id().value(), letter, delivery.origin(), delivery.recipient(subscribedOn));
    }

    private void send(Deque<Prepared> waiting) {
        @Nullable Prepared turn = begin(waiting);
        while (turn != null) {
            Delivery delivery = turn.delivery();
            pace.went(now());
            SmtpReply reply = transport.send(turn.message());
            tally.consider(ReplyMeaning.of(reply));
            turn = settle(delivery, reply, waiting);
        }
    }

    /** The next one that may go, begun; null when none may. */
    private @Nullable Prepared begin(Deque<Prepared> waiting) {
        while (!waiting.isEmpty()) {
            waitForTurn();
            if (!mayGoOn()) {
                return null;
            }
            Prepared next = waiting.remove();
            Permission permission = queue.begin(next.delivery(), now());
            if (permission == Permission.BEGUN) {
                return next;
            }
            tally.add(permission);
        }
        return null;
    }

    /** Writes down the reply; where nothing speaks against it, in one commit with the beginning of the next. */
    private @Nullable Prepared settle(Delivery done, SmtpReply reply, Deque<Prepared> waiting) {
        double jitter = surroundings.chance().getAsDouble();
        if (waiting.isEmpty() || !mayGoOn() || !pace.before(now()).isZero()) {
            queue.settle(done, reply, jitter, now()).ifPresent(tally::add);
            return begin(waiting);
        }
        Prepared next = waiting.remove();
        SendQueue.Turn turn = queue.settleAndBegin(done, reply, jitter, next.delivery(), now());
        turn.settled().ifPresent(tally::add);
        if (turn.next() == Permission.BEGUN) {
            return next;
        }
        tally.add(turn.next());
        return begin(waiting);
    }

    private void waitForTurn() {
        Duration wait = pace.before(now());
        if (!wait.isZero()) {
            surroundings.pause().wait(wait);
        }
    }

    private boolean mayGoOn() {
        if (!tally.isStopped() && surroundings.stopAsked().getAsBoolean()) {
            tally.stop(Reason.ASKED);
        }
        return !tally.isStopped();
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
