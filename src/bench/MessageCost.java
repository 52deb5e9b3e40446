import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import postrider.letter.Letter;
import postrider.letter.Slot;
import postrider.mail.EncodedLetter;
import postrider.mail.MessageWriter;
import postrider.mail.Origin;
import postrider.mail.Recipient;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SecretKey;
import postrider.subscriber.SubscriberId;

/** How long it takes to write one message of a letter that is encoded already, against copying its octets alone. */
final class MessageCost {
    private static final int MESSAGES = 20_000;
    private static final SecretKey KEY = SecretKey.of("0123456789abcdef".repeat(4));
    private static final Origin ORIGIN = new Origin(
            12, "news", new EmailAddress("news@example.org"), "News", null, "example.org", Instant.EPOCH);

    public static void main(String[] words) {
        MessageWriter writer =
                new MessageWriter(new LinkSigner(KEY), KEY, null, URI.create("https://example.org/"), null);
        for (String text : new String[] {"A paragraph of words. ", "Абзац из слов, как пишут люди. "}) {
            for (int octets : new int[] {20_000, 80_000}) {
                EncodedLetter letter = EncodedLetter.of(letter(text, octets));
                measure(writer, letter, octets); // warms up
                System.out.printf(
                        Locale.ROOT,
                        "  %,6d octets of %-22s %6.1f µs a message, %5.1f µs of it to copy the octets%n",
                        octets,
                        text.charAt(0) == 'A' ? "Latin HTML:" : "Cyrillic HTML:",
                        measure(writer, letter, octets),
                        copying(writer, letter));
            }
        }
    }

    private static Letter letter(String text, int octets) {
        String body = ("<p>" + text + "</p>\n").repeat(octets / ("<p>" + text + "</p>\n").getBytes().length);
        String leave = Slot.UNSUBSCRIBE_URL.mark();
        return new Letter(
                "en",
                "Subject",
                "",
                "<html><body>" + body + "<a href=\"" + leave + "\">Leave</a> " + Slot.SUBSCRIBED_ON.mark() + "</body></html>",
                text.repeat(octets / 20) + "\n" + leave + "\n");
    }

    private static double measure(MessageWriter writer, EncodedLetter letter, int octets) {
        long from = System.nanoTime();
        long sum = 0;
        for (int i = 0; i < MESSAGES; i++) {
            Recipient reader = new Recipient(
                    new SubscriberId(i), new EmailAddress("reader" + i + "@example.org"), "", "1 May 2026");
            sum += writer.write("12-" + i, letter, ORIGIN, reader).octets().size();
        }
        if (sum < (long) MESSAGES * octets) {
            throw new AssertionError(sum);
        }
        return (System.nanoTime() - from) / 1_000.0 / MESSAGES;
    }

    private static double copying(MessageWriter writer, EncodedLetter letter) {
        byte[] octets = writer.write(
                        "12-1",
                        letter,
                        ORIGIN,
                        new Recipient(new SubscriberId(1), new EmailAddress("a@example.org"), "", ""))
                .octets()
                .toArray();
        long from = System.nanoTime();
        long sum = 0;
        for (int i = 0; i < MESSAGES; i++) {
            sum += octets.clone()[i % octets.length];
        }
        if (sum == Long.MIN_VALUE) {
            throw new AssertionError(sum);
        }
        return (System.nanoTime() - from) / 1_000.0 / MESSAGES;
    }
}
