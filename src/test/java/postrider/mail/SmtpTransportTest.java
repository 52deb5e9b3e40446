package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import postrider.mail.MailSettings.Security;
import postrider.mail.ScriptedSmtpServer.Step;
import postrider.mail.SmtpReply.Stage;

class SmtpTransportTest {
    private static final Message MESSAGE = Letters.message(Letters.BOUNCES);
    private static final SmtpPatience SHORT =
            new SmtpPatience(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300));

    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private static SmtpTransport transport(int port, Security security, String username, SmtpPatience patience) {
        return new SmtpTransport(
                new MailSettings.Smtp("localhost", port, security, username, "secret-password", 1, 0),
                "news.example.org",
                patience,
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private SmtpTransport plain() {
        return transport(server.port(), Security.NONE, "", SmtpPatience.USUAL);
    }

    private SmtpReply send() {
        try (SmtpTransport transport = transport(server.port(), Security.NONE, "", SHORT)) {
            return transport.send(MESSAGE);
        }
    }

    @Test
    void octetsGoOutUnchangedWithTheirEnvelope() {
        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE)).isEqualTo(new SmtpReply.Accepted("250 2.0.0 taken"));
        }

        assertThat(server.taken()).hasSize(1);
        assertThat(server.taken().get(0).text()).isEqualTo(MESSAGE.octets().text());
        assertThat(server.taken().get(0).from())
                .isEqualTo(MESSAGE.envelope().from().value());
        assertThat(server.taken().get(0).to()).isEqualTo("ann@example.com");
        assertThat(server.commands()).first().isEqualTo("EHLO news.example.org");
    }

    @Test
    void oneConnectionCarriesManyMessages() {
        try (SmtpTransport transport = plain()) {
            server.once(Step.RCPT, "550 5.1.1 no such user");
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Rejected.class);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }

        assertThat(server.connectionCount()).isEqualTo(1);
        assertThat(server.taken()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 4.7.1 slow down, 451, 4.7.1, ENVELOPE",
        "RCPT, 450 4.2.0 greylisted, 450, 4.2.0, ENVELOPE",
        "RCPT, 452 4.2.2 full, 452, 4.2.2, ENVELOPE",
        "RCPT, 421 4.7.0 closing, 421, 4.7.0, ENVELOPE",
        "DATA, 451 later, 451, '', ENVELOPE",
        "DOT, 452 4.3.1 disk, 452, 4.3.1, DATA",
        "DOT, 421 4.3.0 closing, 421, 4.3.0, DATA",
        "BANNER, 421 4.3.2 not now, 421, 4.3.2, CONNECT",
    })
    void aPassingRefusalIsDeferred(Step step, String line, int code, String enhanced, Stage stage) {
        server.always(step, line);

        assertThat(send()).isEqualTo(new SmtpReply.Deferred(code, enhanced, line, stage));
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 530 5.7.0 login first, 530, 5.7.0, ENVELOPE",
        "RCPT, 550 5.1.1 no such user, 550, 5.1.1, ENVELOPE",
        "RCPT, 553 no such domain, 553, '', ENVELOPE",
        "DATA, 554 5.7.1 no, 554, 5.7.1, ENVELOPE",
        "DOT, 554 5.7.1 spam, 554, 5.7.1, DATA",
        "DOT, 552 5.3.4 too big, 552, 5.3.4, DATA",
        "BANNER, 554 go away, 554, '', CONNECT",
        "EHLO, 550 5.7.1 who are you, 550, 5.7.1, CONNECT",
    })
    void aFinalRefusalIsRejected(Step step, String line, int code, String enhanced, Stage stage) {
        server.always(step, line);

        assertThat(send()).isEqualTo(new SmtpReply.Rejected(code, enhanced, line, stage));
    }

    @Test
    void anAnswerOfSeveralLinesIsReadWhole() {
        server.always(Step.RCPT, "550-5.1.1 first\r\n550 5.1.1 second");

        assertThat(send())
                .isEqualTo(new SmtpReply.Rejected(550, "5.1.1", "550-5.1.1 first 550 5.1.1 second", Stage.ENVELOPE));
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"BANNER", "EHLO", "MAIL", "RCPT", "DATA", "TEXT", "DOT"})
    void aLostLineSaysHowFarItHadCome(Step step) {
        Stage stage = switch (step) {
            case BANNER, EHLO, AUTH -> Stage.CONNECT;
            case MAIL, RCPT, DATA -> Stage.ENVELOPE;
            case TEXT, DOT -> Stage.DATA;
        };
        for (String fault : new String[] {ScriptedSmtpServer.DROP, ScriptedSmtpServer.SILENCE, "garbage \u00e9"}) {
            server.always(step, fault);

            assertThat(send())
                    .as(fault)
                    .isInstanceOfSatisfying(
                            SmtpReply.LineLost.class,
                            lost -> assertThat(lost.stage()).isEqualTo(stage));
        }
    }

    @Test
    void aKeptConnectionThatTheServerEndedIsOpenedAgain() {
        try (SmtpTransport transport = plain()) {
            transport.send(MESSAGE);
            server.once(Step.MAIL, ScriptedSmtpServer.DROP).once(Step.MAIL, "421 4.7.0 enough messages");
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Deferred.class);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
            server.once(Step.MAIL, ScriptedSmtpServer.DROP);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }

        assertThat(server.taken()).hasSize(3);
    }

    @Test
    void aMessageThatMayBeTakenIsNotRepeatedHere() {
        try (SmtpTransport transport = plain()) {
            transport.send(MESSAGE);
            server.once(Step.DOT, ScriptedSmtpServer.DROP);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.LineLost.class);
        }

        assertThat(server.taken()).hasSize(2);
    }

    @Test
    void withoutAServerTheLineIsLostAtConnecting() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        try (SmtpTransport transport = transport(port, Security.NONE, "", SHORT)) {
            assertThat(transport.send(MESSAGE))
                    .isInstanceOfSatisfying(
                            SmtpReply.LineLost.class,
                            lost -> assertThat(lost.stage()).isEqualTo(Stage.CONNECT));
        }
    }

    @Test
    void withoutStarttlsNothingIsToldInTheClear() {
        server.offering("AUTH PLAIN LOGIN");

        try (SmtpTransport transport = transport(server.port(), Security.STARTTLS, "user", SHORT)) {
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Untrusted.class);
        }

        assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void plaintextGoesToThisMachineAlone() {
        MailSettings.Smtp elsewhere =
                new MailSettings.Smtp("192.0.2.1", server.port(), Security.NONE, "user", "secret", 1, 0);

        try (SmtpTransport transport = new SmtpTransport(elsewhere, "news.example.org")) {
            assertThat(transport.send(MESSAGE))
                    .isInstanceOfSatisfying(
                            SmtpReply.Untrusted.class,
                            refused -> assertThat(refused.text()).contains("192.0.2.1"));
        }
    }

    @Test
    void aStrangersCertificateIsRefused() {
        GreenMail mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS));
        mail.start();
        try (SmtpTransport transport = transport(mail.getSmtps().getPort(), Security.TLS, "", SmtpPatience.USUAL)) {
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Untrusted.class);
            assertThat(mail.getReceivedMessages()).isEmpty();
        } finally {
            mail.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"535 5.7.8 wrong, 535", "534 5.7.9 too weak, 534"})
    void aRefusedLoginIsOurs(String line, int code) {
        server.offering("AUTH PLAIN").always(Step.AUTH, line);

        try (SmtpTransport transport = transport(server.port(), Security.NONE, "user", SHORT)) {
            assertThat(transport.send(MESSAGE))
                    .isEqualTo(new SmtpReply.Rejected(code, line.substring(4, 9), line, Stage.LOGIN));
        }
    }

    @Test
    void aPassingFaultAtLoginComesAgainLater() {
        server.offering("AUTH PLAIN").always(Step.AUTH, "454 4.7.0 not now");

        try (SmtpTransport transport = transport(server.port(), Security.NONE, "user", SHORT)) {
            assertThat(transport.send(MESSAGE))
                    .isEqualTo(new SmtpReply.Deferred(454, "4.7.0", "454 4.7.0 not now", Stage.LOGIN));
        }
    }

    @Test
    void segmentsAreSentAtOnce() throws Exception {
        NoDelayTlsSockets tls = new NoDelayTlsSockets((SSLSocketFactory) SSLSocketFactory.getDefault());
        try (Socket plain = new NoDelaySockets().createSocket();
                Socket connected = new NoDelaySockets().createSocket("localhost", server.port());
                Socket unconnected = tls.createSocket();
                Socket layered = tls.createSocket(connected, "localhost", server.port(), true)) {
            assertThat(plain.getTcpNoDelay()).isTrue();
            assertThat(connected.getTcpNoDelay()).isTrue();
            assertThat(unconnected.getTcpNoDelay()).isTrue();
            assertThat(layered.getTcpNoDelay()).isTrue();
        }
    }

    @Test
    void greenMailReadsItAsWritten() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (SmtpTransport transport = transport(mail.getSmtp().getPort(), Security.NONE, "", SmtpPatience.USUAL)) {
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
            MimeMessage received = mail.getReceivedMessages()[0];
            MimeMultipart parts = (MimeMultipart) received.getContent();
            assertThat(received.getSubject()).isEqualTo("“Привет” мир");
            assertThat(((InternetAddress) received.getAllRecipients()[0]).getPersonal())
                    .isEqualTo("Әнуар");
            assertThat(received.getHeader("List-Unsubscribe")[0]).startsWith("<mailto:bounces+");
            assertThat(parts.getBodyPart(0).getContent().toString()).contains("Отписаться:", "café = 100 %");
            assertThat(parts.getBodyPart(1).getContent().toString()).contains("Қазақша: қан.");
        } finally {
            mail.stop();
        }
    }
}
