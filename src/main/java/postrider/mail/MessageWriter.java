package postrider.mail;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import postrider.letter.Slot;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SecretKey;

/**
 * Makes messages of letters: the very octets that go out. The same delivery gives the same octets at each attempt, as long as
 * letter, origin and recipient are the same.
 */
public final class MessageWriter {
    private static final String AUTOMATIC = automatic();

    private final LinkSigner links;
    private final MessageToken tokens;
    private final @Nullable EmailAddress bounceAddress;
    private final URI archive;
    private final @Nullable URI web;
    private final Map<Origin, OriginHeaders> origins = new ConcurrentHashMap<>();

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
        String token = tokens.messageId(id);
        String boundary = "=_" + token;
        Function<Slot, String> values = slot -> value(slot, recipient, ways);

        Headers headers = new Headers();
        // A name with control characters is left out rather than the letter.
        String name = HeaderText.unfit(recipient.name()) ? "" : HeaderText.withoutTurns(recipient.name());
        OriginHeaders same = sameFor(origin);
        addPerson(headers, token, letter, origin, HeaderText.phrase("To", name), recipient.address());
        headers.addLines(same.listId());
        headers.add("List-Unsubscribe", ways.listUnsubscribe());
        if (ways.page() != null) {
            headers.add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        headers.addLines(same.list());
        headers.addLines(AUTOMATIC);
        headers.add("Feedback-ID", origin.edition() + ":" + origin.newsletter() + ":digest:" + origin.mailDomain());
        addContent(headers, letter, boundary);
        return new Message(id, envelope(id, origin, recipient.address()), text(headers, letter, boundary, values));
    }

    /**
     * Writes a message of no list, by which nobody leaves: to somebody who works here, or to one who is asked to confirm.
     *
     * @param id as a delivery's; @param letter one without slots
     */
    public Message writeToOne(String id, EncodedLetter letter, Origin origin, EmailAddress to) {
        String token = tokens.messageId(id);
        String boundary = "=_" + token;
        Headers headers = new Headers();
        addPerson(headers, token, letter, origin, List.of(), to);
        headers.addLines(AUTOMATIC);
        addContent(headers, letter, boundary);
        MessageText text = text(headers, letter, boundary, slot -> {
            throw new IllegalArgumentException("a letter of no list has nothing personal: " + slot);
        });
        return new Message(id, envelope(id, origin, to), text);
    }

    private static MessageText text(
            Headers headers, EncodedLetter letter, String boundary, Function<Slot, String> values) {
        OctetBuffer out = new OctetBuffer();
        out.append(headers.toString()).append("\r\n");
        appendPart(out, boundary, "plain", letter.text(), values);
        Function<Slot, String> escaped = slot -> escaped(values.apply(slot));
        if (letter.pictures().isEmpty()) {
            appendPart(out, boundary, "html", letter.html(), escaped);
        } else {
            appendRelated(out, boundary, letter, escaped);
        }
        out.append("--").append(boundary).append("--\r\n");
        return out.toText();
    }

    /** The HTML with the pictures that it shows (RFC 2387). */
    private static void appendRelated(
            OctetBuffer out, String outer, EncodedLetter letter, Function<Slot, String> values) {
        String boundary = "=_pictures" + outer.substring(1);
        out.append("--").append(outer).append("\r\n");
        out.append("Content-Type: multipart/related; type=\"text/html\";\r\n boundary=\"");
        out.append(boundary).append("\"\r\n\r\n");
        appendPart(out, boundary, "html", letter.html(), values);
        for (PicturePart picture : letter.pictures()) {
            out.append("--").append(boundary).append("\r\n").append(picture.lines());
        }
        out.append("--").append(boundary).append("--\r\n");
    }

    private OriginHeaders sameFor(Origin origin) {
        return origins.computeIfAbsent(origin, any -> OriginHeaders.of(any, archive));
    }

    private void addPerson(
            Headers headers, String token, EncodedLetter letter, Origin origin, List<String> name, EmailAddress to) {
        OriginHeaders same = sameFor(origin);
        headers.addLines(same.from());
        headers.addTo(name, to);
        headers.addLines(same.replyTo());
        headers.addLines(letter.subjectLine());
        headers.addLines(same.date());
        headers.add("Message-ID", "<" + origin.edition() + "." + token + "@" + origin.mailDomain() + ">");
    }

    private static String automatic() {
        Headers headers = new Headers();
        headers.add("Auto-Submitted", "auto-generated");
        headers.add("X-Auto-Response-Suppress", "All");
        return headers.toString();
    }

    private static void addContent(Headers headers, EncodedLetter letter, String boundary) {
        headers.addLines(letter.contentLines());
        headers.add("Content-Type", "multipart/alternative;", "boundary=\"" + boundary + "\"");
    }

    private static void appendPart(
            OctetBuffer out, String boundary, String subtype, EncodedPart part, Function<Slot, String> values) {
        out.append("--").append(boundary).append("\r\n");
        out.append("Content-Type: text/").append(subtype).append("; charset=UTF-8\r\n");
        out.append("Content-Transfer-Encoding: ").append(part.encoding()).append("\r\n\r\n");
        part.appendTo(out, values);
        out.append("\r\n");
    }

    /** How one person leaves. @param page RFC 8058's, or null; @param mail for who can't or won't open it */
    private record Ways(@Nullable String page, String mail, String preferences) {
        /** The page first: what reads only one takes the first (RFC 8058, section 3.1). */
        List<String> listUnsubscribe() {
            String byMail = "<" + mail + ">";
            return page == null ? List.of(byMail) : List.of("<" + page + ">,", byMail);
        }
    }

    private Ways ways(Origin origin, Recipient recipient) {
        String token = links.unsubscribe(recipient.id(), origin.newsletter());
        MailTo mail = bounceAddress == null
                ? new MailTo(origin.answersTo(), "unsubscribe " + token)
                : new MailTo(withToken(bounceAddress, token), "unsubscribe");
        if (web == null) {
            return new Ways(null, mail.uri(), new MailTo(origin.answersTo(), "preferences").uri());
        }
        String preferences = links.sign(LinkSigner.Purpose.PREFERENCES, recipient.id(), origin.newsletter());
        return new Ways(web + "/unsubscribe/" + token, mail.uri(), web + "/preferences/" + preferences);
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
            case UNSUBSCRIBE_URL -> ways.page() == null ? ways.mail() : ways.page();
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
