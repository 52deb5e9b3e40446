package postrider.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import postrider.mail.MailSettings.Security;
import postrider.mail.SmtpReply.Stage;

/** One connection to a mail server, opened at the first message and kept; opened again when the server ended it. */
public final class SmtpTransport implements Transport {
    private final MailSettings.Smtp smtp;
    private final Session session;
    private @Nullable SMTPTransport connection;

    /** @param ehloName what we call ourselves: the mail domain */
    public SmtpTransport(MailSettings.Smtp smtp, String ehloName) {
        this(smtp, ehloName, SmtpPatience.USUAL, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    SmtpTransport(MailSettings.Smtp smtp, String ehloName, SmtpPatience patience, SSLSocketFactory tls) {
        this.smtp = smtp;
        this.session = SmtpSession.of(smtp, ehloName, patience, tls);
    }

    @Override
    public SmtpReply send(Message message) {
        boolean reused = connection != null;
        SmtpReply reply = attempt(message);
        // Servers end a connection after a while or after so many messages: that says nothing about this one.
        return reused && connection == null && !mayBeTaken(reply) ? attempt(message) : reply;
    }

    private static boolean mayBeTaken(SmtpReply reply) {
        return reply instanceof SmtpReply.LineLost lost && lost.stage() == Stage.DATA;
    }

    private SmtpReply attempt(Message message) {
        if (connection == null) {
            Optional<SmtpReply> refusal = connect();
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return handOver(message);
    }

    private Optional<SmtpReply> connect() {
        if (smtp.security() == Security.NONE && !isLoopback()) {
            return Optional.of(new SmtpReply.Untrusted(
                    "mail.smtp.security none is for this machine alone, and " + smtp.host() + " is another"));
        }
        boolean login = !smtp.username().isEmpty();
        String user = login ? smtp.username() : null;
        String password = login ? smtp.password() : null;
        SMTPTransport opening =
                new SMTPTransport(session, new URLName("smtp", smtp.host(), smtp.port(), null, user, null));
        try {
            opening.connect(smtp.host(), smtp.port(), user, password);
            connection = opening;
            return Optional.empty();
        } catch (MessagingException e) {
            Stage stage = e instanceof AuthenticationFailedException ? Stage.LOGIN : Stage.CONNECT;
            SmtpReply reply =
                    SmtpAnswer.toConnecting(e, opening.getLastReturnCode(), opening.getLastServerResponse(), stage);
            hangUp(opening);
            return Optional.of(reply);
        }
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(smtp.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private SmtpReply handOver(Message message) {
        SMTPTransport open = connection;
        if (open == null) {
            throw new IllegalStateException("not connected");
        }
        OutgoingMessage outgoing = new OutgoingMessage(session, message);
        try {
            InternetAddress to = new InternetAddress(message.envelope().to().value(), true);
            open.sendMessage(outgoing, new Address[] {to});
            return new SmtpReply.Accepted(open.getLastServerResponse().strip());
        } catch (MessagingException e) {
            SmtpReply reply = SmtpAnswer.toMessage(e, outgoing.stage());
            if (endsConnection(reply) || !open.isConnected()) {
                close();
            }
            return reply;
        }
    }

    private static boolean endsConnection(SmtpReply reply) {
        return reply instanceof SmtpReply.LineLost
                || (reply instanceof SmtpReply.Deferred later && later.code() == 421);
    }

    @Override
    public Optional<Boolean> took(String id) {
        return Optional.empty();
    }

    @Override
    public void close() {
        if (connection != null) {
            hangUp(connection);
            connection = null;
        }
    }

    private static void hangUp(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The server is gone already: there is nobody to say good-bye to.
        }
    }
}
