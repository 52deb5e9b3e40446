package postrider.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import postrider.mail.MailSettings.Security;
import postrider.mail.SmtpReply.Stage;

/**
 * The first words with a server, until it takes messages: greeting, TLS as the settings ask for (RFC 3207, 8314), login (RFC 4954).
 * Where it does not come to that, no password was told to whom it doesn't concern.
 */
final class SmtpOpening {
    private final MailSettings.Smtp smtp;
    private final String ehloName;
    private final SmtpPatience patience;
    private final TlsSockets tls;
    private final LineSession session;
    private SmtpOffer offer = SmtpOffer.NOTHING;

    SmtpOpening(MailSettings.Smtp smtp, String ehloName, SmtpPatience patience, TlsSockets tls, LineSession session) {
        this.smtp = smtp;
        this.ehloName = ehloName;
        this.patience = patience;
        this.tls = tls;
        this.session = session;
    }

    /** What the server can do, once {@link #refusal} found nothing against it. */
    SmtpOffer offer() {
        return offer;
    }

    /** Speaks with the server. @return why no message can go, or null */
    @Nullable
    SmtpReply refusal() throws IOException {
        session.begin(patience.message());
        session.allow(patience.answer());
        if (smtp.security() == Security.TLS) {
            session.secure(tls, smtp.host());
        }
        SmtpAnswer greeting = session.answer();
        SmtpReply refusal = greeting.isDone() ? greet() : refused(greeting);
        if (refusal == null && smtp.security() == Security.STARTTLS) {
            refusal = startTls();
        }
        if (refusal == null && !smtp.username().isEmpty()) {
            refusal = login();
        }
        session.rest();
        return refusal;
    }

    private @Nullable SmtpReply greet() throws IOException {
        SmtpAnswer answer = ask("EHLO " + ehloName);
        if (!answer.isDone()) {
            return refused(answer);
        }
        offer = SmtpOffer.of(answer);
        return null;
    }

    private @Nullable SmtpReply startTls() throws IOException {
        if (!offer.starttls()) {
            return new SmtpReply.Untrusted("the server offers no STARTTLS, and mail.smtp.security asks for it");
        }
        SmtpAnswer answer = ask("STARTTLS");
        if (!answer.isDone()) {
            return refused(answer);
        }
        session.allow(patience.answer());
        session.secure(tls, smtp.host());
        return greet();
    }

    private @Nullable SmtpReply login() throws IOException {
        SmtpAnswer answer;
        if (offer.logins().contains("PLAIN")) {
            answer = ask("AUTH PLAIN " + base64("\0" + smtp.username() + "\0" + smtp.password()));
        } else if (offer.logins().contains("LOGIN")) {
            answer = ask("AUTH LOGIN");
            answer = answer.code() == 334 ? ask(base64(smtp.username())) : answer;
            answer = answer.code() == 334 ? ask(base64(smtp.password())) : answer;
        } else {
            return new SmtpReply.Untrusted(
                    "the server offers no login by PLAIN or LOGIN, and mail.smtp.username is set");
        }
        if (answer.isDone()) {
            return null;
        }
        if (!answer.isRefusal()) {
            throw new ProtocolException("the server's answer to our login does not fit: " + answer.text());
        }
        return answer.refusal(Stage.LOGIN);
    }

    private SmtpAnswer ask(String command) throws IOException {
        session.allow(patience.answer());
        session.write(SmtpClient.octets(command));
        return session.answer();
    }

    private static SmtpReply refused(SmtpAnswer answer) throws ProtocolException {
        if (!answer.isRefusal()) {
            throw new ProtocolException("the server's answer does not fit: " + answer.text());
        }
        return answer.refusal(Stage.CONNECT);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
