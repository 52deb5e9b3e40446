package postrider.mail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import postrider.mail.MailSettings.Security;

/** With a server that says what a test wants, and offers an extension. */
abstract class ScriptedConversation {
    static final Message MESSAGE = Letters.message(Letters.BOUNCES);
    static final SmtpPatience SHORT = new SmtpPatience(
            Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(600));

    final ScriptedSmtpServer server = new ScriptedSmtpServer();
    final AtomicBoolean stop = new AtomicBoolean();

    ScriptedConversation(String extension) {
        server.offering(extension);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    SmtpTransport transport(int port, Security security, String username, SmtpPatience patience) {
        return new SmtpTransport(
                new MailSettings.Smtp(
                        "localhost",
                        port,
                        security,
                        username,
                        "secret-password",
                        List.of(),
                        MailSettings.Limits.connections(1)),
                "news.example.org",
                patience,
                stop::get);
    }

    SmtpTransport plain() {
        return transport(server.port(), Security.NONE, "", SmtpPatience.USUAL);
    }

    SmtpReply send() {
        try (SmtpTransport transport = transport(server.port(), Security.NONE, "", SHORT)) {
            return transport.send(MESSAGE);
        }
    }
}
