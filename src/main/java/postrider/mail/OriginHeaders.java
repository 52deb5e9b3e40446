package postrider.mail;

import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The header lines that all messages of an origin share, written once. Each is whole lines, or nothing. */
record OriginHeaders(String from, String replyTo, String date, String listId, String list) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** @param archive where past editions are read. @throws MailException where a name or address can't stand in a header */
    static OriginHeaders of(Origin origin, URI archive) {
        Headers from = new Headers();
        List<String> words = new ArrayList<>(HeaderText.phrase("From", origin.name()));
        words.add(words.isEmpty() ? origin.from().value() : "<" + origin.from().value() + ">");
        from.add("From", words);
        Headers replyTo = new Headers();
        if (origin.replyTo() != null) {
            replyTo.add("Reply-To", origin.replyTo().value());
        }
        Headers date = new Headers();
        date.add("Date", DATE.format(origin.sendingAt()));
        return new OriginHeaders(
                from.toString(), replyTo.toString(), date.toString(), listId(origin), list(origin, archive));
    }

    private static String listId(Origin origin) {
        Headers headers = new Headers();
        List<String> words = new ArrayList<>(HeaderText.phrase("List-Id", origin.name()));
        words.add("<" + origin.newsletter() + "." + origin.mailDomain() + ">");
        headers.add("List-Id", words);
        return headers.toString();
    }

    private static String list(Origin origin, URI archive) {
        Headers headers = new Headers();
        headers.add("List-Help", "<" + new MailTo(origin.answersTo(), "help").uri() + ">");
        headers.add("List-Owner", "<mailto:" + MailTo.encoded(origin.answersTo()) + ">");
        headers.add("List-Post", "NO");
        headers.add("List-Archive", "<" + archive.toASCIIString() + ">");
        return headers.toString();
    }
}
