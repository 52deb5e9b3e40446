package postrider.mail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import postrider.mail.MailSettings.Security;

/** With a server that says what a test wants, and offers extensions. */
abstract class ScriptedConversation {
    static final Message MESSAGE = Letters.message(Letters.BOUNCES);
    static final SmtpPatience SHORT = new SmtpPatience(
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofMillis(600),
            SmtpPatience.USUAL.pause());

    final ScriptedSmtpServer server = new ScriptedSmtpServer();
    final AtomicBoolean stop = new AtomicBoolean();

    /** Whether messages go in one chunk. */
    final boolean chunks;

    /** @param extensions what the server offers, one a line */
    ScriptedConversation(String extensions) {
        server.offering(extensions);
        chunks = extensions.contains("CHUNKING") && extensions.contains("PIPELINING");
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    static MailSettings.Smtp smtp(int port, Security security, String username) {
        return new MailSettings.Smtp(
                "localhost",
                port,
                security,
                username,
                "secret-password",
                List.of(),
                MailSettings.Limits.connections(1));
    }

    SmtpTransport transport(int port, Security security, String username, SmtpPatience patience) {
        return new SmtpTransport(smtp(port, security, username), "news.example.org", patience, stop::get);
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
