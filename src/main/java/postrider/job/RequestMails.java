package postrider.job;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import postrider.delivery.Delivery;
import postrider.delivery.RequestMail;
import postrider.edition.NewestPost;
import postrider.letter.JoinWriter;
import postrider.letter.Letter;
import postrider.mail.EncodedLetter;
import postrider.mail.Message;
import postrider.mail.MessageWriter;
import postrider.subscriber.Joining;
import postrider.subscriber.LinkSigner;

/** Writes the mails about what people asked for on the web. Safe for several threads. */
public final class RequestMails implements Function<Delivery, Message> {
    private final Function<String, JoinWriter> words;
    private final Function<Delivery, List<NewestPost>> newest;
    private final MessageWriter writer;
    private final LinkSigner links;
    private final String base;
    private final Writing.DayWords days;

    /** @param words of a newsletter, one that is no longer offered too; @param newest what a greeting shows; @param base where the pages are, no trailing slash */
    public RequestMails(
            Function<String, JoinWriter> words,
            Function<Delivery, List<NewestPost>> newest,
            MessageWriter writer,
            LinkSigner links,
            String base,
            Writing.DayWords days) {
        this.words = words;
        this.newest = newest;
        this.writer = writer;
        this.links = links;
        this.base = base;
        this.days = days;
    }

    @Override
    public Message apply(Delivery delivery) {
        RequestMail.Kind kind = RequestMail.Kind.of(delivery);
        String id = delivery.id().value();
        if (kind == RequestMail.Kind.WELCOME) {
            Letter letter =
                    words.apply(delivery.origin().newsletter()).welcome(delivery.language(), newest.apply(delivery));
            String day = days.of(delivery.subscribedAt(), delivery.language());
            return writer.write(id, EncodedLetter.of(letter), delivery.origin(), delivery.recipient(day));
        }
        return writer.writeToOne(id, EncodedLetter.of(letter(kind, delivery)), delivery.origin(), delivery.address());
    }

    private Letter letter(RequestMail.Kind kind, Delivery delivery) {
        JoinWriter join = words.apply(delivery.origin().newsletter());
        Instant asked = delivery.origin().sendingAt();
        String address = delivery.address().value();
        return switch (kind) {
            case CONFIRM -> join.confirm(delivery.language(), confirmation(delivery, asked), address, asked);
            case MOVE -> join.confirmAddress(delivery.language(), confirmation(delivery, asked), address, asked);
            case KNOWN -> join.known(delivery.language(), preferences(delivery), address, asked);
            case WELCOME -> throw new IllegalArgumentException("a welcome is personal in other ways");
        };
    }

    /** The same at each attempt. */
    private String confirmation(Delivery delivery, Instant asked) {
        return base + "/confirm/" + links.confirmation(delivery.revision(), asked.plus(Joining.GOOD_FOR));
    }

    private String preferences(Delivery delivery) {
        return base + "/preferences/"
                + links.sign(
                        LinkSigner.Purpose.PREFERENCES,
                        delivery.subscriber(),
                        delivery.origin().newsletter());
    }
}
