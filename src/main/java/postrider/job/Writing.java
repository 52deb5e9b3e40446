package postrider.job;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import postrider.delivery.Delivery;
import postrider.delivery.SendQueue;
import postrider.edition.EditionId;
import postrider.mail.DkimSigner;
import postrider.mail.EncodedLetter;
import postrider.mail.Message;
import postrider.mail.MessageWriter;

/** Makes the messages of claimed deliveries: each letter encoded once, for all. Safe for several threads. */
public final class Writing {
    private final SendQueue queue;
    private final MessageWriter writer;
    private final DkimSigner signer;
    private final DayWords days;
    private final Function<Delivery, Message> requests;
    private final Map<Words, EncodedLetter> letters = new ConcurrentHashMap<>();

    /** A day in words of a language: what the letter says of the day on which the subscription began. */
    @FunctionalInterface
    public interface DayWords {
        String of(Instant moment, String language);
    }

    private record Words(EditionId edition, long revision, String language) {}

    /** @param requests writes mails about requests of people's own */
    public Writing(
            SendQueue queue,
            MessageWriter writer,
            DkimSigner signer,
            DayWords days,
            Function<Delivery, Message> requests) {
        this.queue = queue;
        this.writer = writer;
        this.signer = signer;
        this.days = days;
        this.requests = requests;
    }

    /** Whether a message takes so long to write that it is worth writing it ahead: to sign one costs ten times as much as all else. */
    boolean isDear() {
        return signer.signs();
    }

    /** @throws postrider.mail.MailException where the message can't be written */
    Message message(Delivery delivery) {
        Message message = signer.sign(
                delivery.isAboutRequest() ? requests.apply(delivery) : ofEdition(delivery),
                delivery.origin().sendingAt());
        return delivery.uncertainCount() > 0 ? message.repeated() : message;
    }

    private Message ofEdition(Delivery delivery) {
        EncodedLetter letter = letters.computeIfAbsent(
                new Words(delivery.edition(), delivery.revision(), delivery.language()),
                words -> EncodedLetter.of(queue.letter(delivery)));
        String subscribedOn = days.of(delivery.subscribedAt(), delivery.language());
        return writer.write(delivery.id().value(), letter, delivery.origin(), delivery.recipient(subscribedOn));
    }
}
