package postrider.mail;

import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import postrider.letter.Slot;
import postrider.source.Bytes;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SecretKey;

/**
 * Makes messages of letters: the very octets that go out. The same delivery gives the same octets at each attempt, as long as
 * letter, origin and recipient are the same.
 */
public final class MessageWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** Octets that are a message's own, mostly. */
    private static final int OWN = 6_000;

    private final LinkSigner links;
    private final MessageToken tokens;
    private final @Nullable EmailAddress bounceAddress;
    private final URI archive;
    private final @Nullable URI web;

    /**
     * @param bounceAddress where bounces and mailed unsubscribes go, each with its token ({@code bounces+TOKEN@…}); or null:
     *     bounces to From, unsubscribes to Reply-To
     * @param archive where past editions are read
     * @param web under which the pages for subscribers answer, or null where there are none: then one leaves by mail
     */
    public MessageWriter(
            LinkSigner links, SecretKey key, @Nullable EmailAddress bounceAddress, URI archive, @Nullable URI web) {
        this.links = links;
        this.tokens = new MessageToken(key);
        this.bounceAddress = bounceAddress;
        this.archive = archive;
        this.web = web;
    }

    /** Writes one message. @param id of the delivery. @throws MailException where a name or address can't stand in a header */
    public Message write(String id, EncodedLetter letter, Origin origin, Recipient recipient) {
        Ways ways = ways(origin, recipient);
        // "=_" can't occur in quoted-printable, so the boundary is in no part.
        String boundary = "=_" + tokens.messageId(id);
        Function<Slot, String> values = slot -> value(slot, recipient, ways);

        Headers headers = new Headers();
        // A name with control characters is left out rather than the letter.
        String name = HeaderText.unfit(recipient.name()) ? "" : HeaderText.withoutTurns(recipient.name());
        addOrigin(headers, id, letter, origin, named("To", name, recipient.address()));
        addList(headers, origin, ways);
        addAutomatic(headers);
        headers.add("Feedback-ID", origin.edition() + ":" + origin.newsletter() + ":digest:" + origin.mailDomain());
        addContent(headers, letter, boundary);
        Bytes octets = octets(headers, letter, boundary, values);
        return new Message(id, envelope(id, origin, recipient.address()), octets);
    }

    /**
     * Writes a message to somebody who works here and is no subscriber: it says of no list, and nobody leaves by it.
     *
     * @param id as a delivery's; @param letter one without slots
     */
    public Message writeToStaff(String id, EncodedLetter letter, Origin origin, EmailAddress to) {
        String boundary = "=_" + tokens.messageId(id);
        Headers headers = new Headers();
        addOrigin(headers, id, letter, origin, List.of(to.value()));
        addAutomatic(headers);
        addContent(headers, letter, boundary);
        Bytes octets = octets(headers, letter, boundary, slot -> {
            throw new IllegalArgumentException("a letter to staff has nothing personal: " + slot);
        });
        return new Message(id, envelope(id, origin, to), octets);
    }

    private static Bytes octets(Headers headers, EncodedLetter letter, String boundary, Function<Slot, String> values) {
        Octets out = new Octets(letter.size() + OWN);
        out.add(headers + "\r\n");
        addPart(out, boundary, "plain", letter.text(), values);
        Function<Slot, String> escaped = slot -> escaped(values.apply(slot));
        if (letter.pictures().isEmpty()) {
            addPart(out, boundary, "html", letter.html(), escaped);
        } else {
            addRelated(out, boundary, letter, escaped);
        }
        return out.add("--" + boundary + "--\r\n").bytes();
    }

    /** The HTML with the pictures that it shows (RFC 2387). */
    private static void addRelated(Octets out, String outer, EncodedLetter letter, Function<Slot, String> values) {
        String boundary = "=_pictures" + outer.substring(1);
        out.add("--" + outer + "\r\nContent-Type: multipart/related; type=\"text/html\";\r\n boundary=\"" + boundary
                + "\"\r\n\r\n");
        addPart(out, boundary, "html", letter.html(), values);
        for (PicturePart picture : letter.pictures()) {
            out.add("--" + boundary + "\r\n").add(picture.lines());
        }
        out.add("--" + boundary + "--\r\n");
    }

    private void addOrigin(Headers headers, String id, EncodedLetter letter, Origin origin, List<String> to) {
        headers.add("From", named("From", origin.name(), origin.from()));
        headers.add("To", to);
        if (origin.replyTo() != null) {
            headers.add("Reply-To", origin.replyTo().value());
        }
        headers.add("Subject", letter.subject());
        headers.add("Date", DATE.format(origin.sendingAt()));
        headers.add(
                "Message-ID", "<" + origin.edition() + "." + tokens.messageId(id) + "@" + origin.mailDomain() + ">");
    }

    private void addList(Headers headers, Origin origin, Ways ways) {
        headers.add("List-Id", listId(origin));
        headers.add("List-Unsubscribe", ways.listUnsubscribe());
        if (ways.page() != null) {
            headers.add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        headers.add("List-Help", "<" + new MailTo(origin.answersTo(), "help").uri() + ">");
        headers.add("List-Owner", "<mailto:" + MailTo.encoded(origin.answersTo()) + ">");
        headers.add("List-Post", "NO");
        headers.add("List-Archive", "<" + archive.toASCIIString() + ">");
    }

    private static void addAutomatic(Headers headers) {
        headers.add("Auto-Submitted", "auto-generated");
        headers.add("X-Auto-Response-Suppress", "All");
    }

    private static void addContent(Headers headers, EncodedLetter letter, String boundary) {
        headers.add("Content-Language", letter.language());
        headers.add("MIME-Version", "1.0");
        headers.add("Content-Type", "multipart/alternative;", "boundary=\"" + boundary + "\"");
    }

    private static void addPart(
            Octets out, String boundary, String subtype, EncodedPart part, Function<Slot, String> values) {
        out.add("--" + boundary + "\r\nContent-Type: text/" + subtype + "; charset=UTF-8\r\nContent-Transfer-Encoding: "
                + part.encoding() + "\r\n\r\n");
        part.addTo(out, values);
        out.add("\r\n");
    }

    private static List<String> named(String header, String name, EmailAddress address) {
        List<String> words = new ArrayList<>(HeaderText.phrase(header, name));
        words.add(words.isEmpty() ? address.value() : "<" + address.value() + ">");
        return words;
    }

    private static List<String> listId(Origin origin) {
        List<String> words = new ArrayList<>(HeaderText.phrase("List-Id", origin.name()));
        words.add("<" + origin.newsletter() + "." + origin.mailDomain() + ">");
        return words;
    }

    /** How one person leaves. @param page RFC 8058's, or null; @param mail for who can't or won't open it */
    private record Ways(@Nullable String page, MailTo mail, String preferences) {
        /** The page first: what reads only one takes the first (RFC 8058, section 3.1). */
        List<String> listUnsubscribe() {
            String byMail = "<" + mail.uri() + ">";
            return page == null ? List.of(byMail) : List.of("<" + page + ">,", byMail);
        }
    }

    private Ways ways(Origin origin, Recipient recipient) {
        String token = links.unsubscribe(recipient.id(), origin.newsletter());
        MailTo mail = bounceAddress == null
                ? new MailTo(origin.answersTo(), "unsubscribe " + token)
                : new MailTo(withToken(bounceAddress, token), "unsubscribe");
        if (web == null) {
            return new Ways(null, mail, new MailTo(origin.answersTo(), "preferences").uri());
        }
        String preferences = links.sign(LinkSigner.Purpose.PREFERENCES, recipient.id(), origin.newsletter());
        return new Ways(web + "/unsubscribe/" + token, mail, web + "/preferences/" + preferences);
    }

    private Envelope envelope(String id, Origin origin, EmailAddress to) {
        EmailAddress from = bounceAddress == null ? origin.from() : withToken(bounceAddress, tokens.bounce(id));
        return new Envelope(from, to);
    }

    private static EmailAddress withToken(EmailAddress address, String token) {
        int at = address.value().lastIndexOf('@');
        return new EmailAddress(
                address.value().substring(0, at) + '+' + token + address.value().substring(at));
    }

    private static String value(Slot slot, Recipient recipient, Ways ways) {
        return switch (slot) {
            case UNSUBSCRIBE_URL -> ways.page() == null ? ways.mail().uri() : ways.page();
            case PREFERENCES_URL -> ways.preferences();
            case SUBSCRIBED_ON -> recipient.subscribedOn();
            case NAME -> HeaderText.unfit(recipient.name()) ? "" : HeaderText.withoutTurns(recipient.name());
        };
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
