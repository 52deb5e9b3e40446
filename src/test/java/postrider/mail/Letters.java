package postrider.mail;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import postrider.letter.Letter;
import postrider.letter.Slot;
import postrider.source.Bytes;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SecretKey;
import postrider.subscriber.SubscriberId;

/** What the tests of this package send. */
final class Letters {
    static final SecretKey KEY = SecretKey.of("0123456789abcdef".repeat(4));
    static final EmailAddress NEWS = new EmailAddress("news@news.example.org");
    static final EmailAddress BOUNCES = new EmailAddress("bounces@news.example.org");

    private Letters() {}

    static Letter letter(String subject) {
        return new Letter(
                "ru",
                subject,
                "Коротко",
                "<p>Қазақша: қан. <a href=\"" + Slot.UNSUBSCRIBE_URL.mark() + "\">Отписаться</a> "
                        + Slot.SUBSCRIBED_ON.mark() + "</p>\n",
                ".начало\nFrom here, café = 100 %\n\nОтписаться:\n" + Slot.UNSUBSCRIBE_URL.mark() + "\n"
                        + Slot.SUBSCRIBED_ON.mark() + " \nend\t");
    }

    static Origin sender(String name) {
        return new Origin(
                12,
                "news",
                NEWS,
                name,
                new EmailAddress("editor@news.example.org"),
                "news.example.org",
                Instant.parse("2026-02-03T04:05:06Z"));
    }

    static Recipient recipient(String name) {
        return new Recipient(new SubscriberId(34), new EmailAddress("ann@example.com"), name, "1 мая & <2026> г.");
    }

    static MessageWriter writer(@Nullable EmailAddress bounceAddress) {
        return new MessageWriter(
                new LinkSigner(KEY), KEY, bounceAddress, URI.create("https://news.example.org/"), null);
    }

    /** A message of about that many octets. */
    static Message message(int octets) {
        Message small = message(NEWS);
        return new Message(
                small.id(),
                small.envelope(),
                Bytes.utf8("Subject: large\r\n\r\n" + "0123456789\r\n".repeat(octets / 12)));
    }

    static Message message(@Nullable EmailAddress bounceAddress) {
        return writer(bounceAddress)
                .write("12-34", EncodedLetter.of(letter("“Привет” мир")), sender("Новости"), recipient("Әнуар"));
    }
}
