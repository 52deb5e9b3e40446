package postrider.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import postrider.source.Sha256;

/**
 * Signs messages (DKIM, RFC 6376): both canonicalisations relaxed, the whole body, each header that says something to people or their
 * programs. Those that must not be added behind the signature are named once more than they are there. The last step: what is signed
 * goes out as it is. Safe for several threads.
 */
public final class DkimSigner {
    private static final Set<String> SIGNED = Set.of(
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "content-language",
            "reply-to",
            "in-reply-to",
            "references",
            "list-id",
            "list-help",
            "list-post",
            "list-owner",
            "list-archive",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "auto-submitted",
            "feedback-id");
    private static final List<String> OVERSIGNED = List.of(
            "from", "to", "subject", "date", "reply-to", "content-type", "list-unsubscribe", "list-unsubscribe-post");
    private static final int MOST_LETTERS = 72;
    private static final byte[] FOLD = {'\r', '\n', ' '};

    private final List<MailSettings.Signature> signatures;

    /** @param signatures each message gets, the first on top; none: messages stay as they are */
    public DkimSigner(List<MailSettings.Signature> signatures) {
        this.signatures = List.copyOf(signatures);
    }

    /** Whether messages get a signature at all. */
    public boolean signs() {
        return !signatures.isEmpty();
    }

    /** @param at {@code t=} of the signatures */
    public Message sign(Message message, Instant at) {
        if (signatures.isEmpty()) {
            return message;
        }
        List<Lines> pieces = message.text().pieces();
        byte[] first = pieces.get(0).octets().toArray();
        int head = headOf(first);
        List<Field> fields = fields(new String(first, 0, head, ISO_8859_1));
        DkimBody body = new DkimBody().add(DkimPiece.of(first, head));
        pieces.subList(1, pieces.size()).forEach(piece -> body.add(piece.signed()));
        String hash = base64(body.hash());
        StringBuilder headers = new StringBuilder();
        for (MailSettings.Signature signature : signatures) {
            headers.append(header(signature, fields, hash, at));
        }
        MessageText signed = new OctetBuffer()
                .append(headers.toString())
                .append(message.text())
                .toText();
        return new Message(message.id(), message.envelope(), signed);
    }

    /** @param relaxed name and value as they are signed, without a line end */
    private record Field(String name, String relaxed) {}

    /** Where the body begins: after the first empty line, which stands in the first piece of a message. */
    private static int headOf(byte[] octets) {
        for (int i = 3; i < octets.length; i++) {
            if (octets[i] == '\n' && octets[i - 2] == '\n') {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("a message without a body");
    }

    private static List<Field> fields(String head) {
        List<Field> fields = new ArrayList<>();
        int from = 0;
        while (from < head.length() && head.charAt(from) != '\r') {
            int end = endOfField(head, from);
            int colon = head.indexOf(':', from);
            String name = head.substring(from, colon).strip().toLowerCase(Locale.ROOT);
            fields.add(new Field(name, name + ":" + relaxed(head, colon + 1, end)));
            from = end + 2;
        }
        return fields;
    }

    /** Where the line end stands that no folded line follows. */
    private static int endOfField(String head, int from) {
        int end = head.indexOf("\r\n", from);
        while (end + 2 < head.length() && isBlank(head.charAt(end + 2))) {
            end = head.indexOf("\r\n", end + 2);
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Unfolded, blanks as one, those around it as none (RFC 6376, section 3.4.2). */
    private static String relaxed(String text, int from, int to) {
        StringBuilder value = new StringBuilder(to - from);
        boolean blank = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                blank = value.length() > 0;
            } else if (c != '\r' && c != '\n') {
                if (blank) {
                    value.append(' ');
                    blank = false;
                }
                value.append(c);
            }
        }
        return value.toString();
    }

    private static String header(MailSettings.Signature signature, List<Field> fields, String bodyHash, Instant at) {
        List<Field> signed = signed(fields);
        List<String> words = new ArrayList<>();
        words.add("v=1; a=" + signature.key().algorithm().tag() + "; c=relaxed/relaxed;");
        words.add("d=" + signature.domain() + "; s=" + signature.selector() + ";");
        words.add("t=" + at.getEpochSecond() + ";");
        words.add("h=" + listed(signed) + ";");
        words.add("bh=" + bodyHash + ";");
        words.add("b=");
        String unsigned = "DKIM-Signature: " + String.join("\r\n ", words);
        StringBuilder text = new StringBuilder();
        signed.forEach(field -> text.append(field.relaxed()).append("\r\n"));
        text.append("dkim-signature:").append(relaxed(unsigned, "DKIM-Signature:".length(), unsigned.length()));
        byte[] octets = text.toString().getBytes(ISO_8859_1);
        byte[] toSign = signature.key().algorithm() == DkimKey.Algorithm.ED25519 ? Sha256.of(octets) : octets;
        return unsigned
                + Base64.getMimeEncoder(MOST_LETTERS, FOLD)
                        .encodeToString(signature.key().sign(toSign))
                + "\r\n";
    }

    /** From the last one up, for of headers with one name the last is signed first (RFC 6376, section 5.4.2). */
    private static List<Field> signed(List<Field> fields) {
        List<Field> signed = new ArrayList<>(fields.size());
        for (int i = fields.size() - 1; i >= 0; i--) {
            if (SIGNED.contains(fields.get(i).name())) {
                signed.add(fields.get(i));
            }
        }
        return signed;
    }

    /** At the end once more what nobody may add; parted by colons, in lines that any mail program can show. */
    private static String listed(List<Field> signed) {
        List<String> names = new ArrayList<>(signed.stream().map(Field::name).toList());
        names.addAll(OVERSIGNED);
        StringBuilder list = new StringBuilder();
        int lineFrom = 0;
        for (String name : names) {
            list.append(list.length() == 0 ? "" : ":");
            if (list.length() - lineFrom + name.length() > MOST_LETTERS) {
                list.append("\r\n ");
                lineFrom = list.length();
            }
            list.append(name);
        }
        return list.toString();
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
