package postrider;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A digest as its reader gets it, decoded. @param edition the first part of its file's name; 0 where it came over the wire */
record OutboxLetter(
        long edition, String to, String subject, String messageId, String unsubscribe, String text, String html) {
    private static final Pattern TOKEN = Pattern.compile("u[0-9a-z]+-[a-z2-7]{34}");

    static OutboxLetter of(Path eml) {
        try (InputStream in = Files.newInputStream(eml)) {
            String name = eml.getFileName().toString();
            long edition = Long.parseLong(name.substring(0, name.indexOf('-')));
            return of(edition, new MimeMessage(Session.getInstance(new Properties()), in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new AssertionError(eml + " is no message", e);
        }
    }

    static OutboxLetter of(long edition, MimeMessage message) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) message.getContent();
        return new OutboxLetter(
                edition,
                ((InternetAddress) message.getAllRecipients()[0]).getAddress(),
                message.getSubject(),
                message.getMessageID(),
                message.getHeader("List-Unsubscribe", ","),
                part(parts, 0, "text/plain"),
                part(parts, 1, "text/html"));
    }

    private static String part(MimeMultipart parts, int index, String type) throws MessagingException, IOException {
        BodyPart part = parts.getBodyPart(index);
        if (!part.isMimeType(type)) {
            throw new AssertionError(part.getContentType() + " where " + type + " belongs");
        }
        return (String) part.getContent();
    }

    /** What says, signed, whose subscription List-Unsubscribe ends. */
    String token() {
        Matcher token = TOKEN.matcher(unsubscribe);
        if (!token.find()) {
            throw new AssertionError("no token in " + unsubscribe);
        }
        return token.group();
    }

    /** Who got what: one text for each message, so that a doubled one shows. */
    static List<String> served(List<OutboxLetter> letters) {
        return letters.stream()
                .map(letter -> letter.edition() + " " + letter.to())
                .sorted()
                .toList();
    }
}
