package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.mail.MailSettings.Security;
import postrider.mail.ScriptedSmtpServer.Step;
import postrider.mail.SmtpReply.Stage;
import postrider.source.Bytes;

@ParameterizedClass
@ValueSource(strings = {"8BITMIME", "PIPELINING", "PIPELINING\nCHUNKING", "CHUNKING"})
final class SmtpTransportTest extends ScriptedConversation {
    SmtpTransportTest(String extension) {
        super(extension);
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
        "MAIL, 451 4.7.1 slow down, 451, 4.7.1, SENDER",
        "RCPT, 450 4.2.0 greylisted, 450, 4.2.0, ENVELOPE",
        "RCPT, 452 4.2.2 full, 452, 4.2.2, ENVELOPE",
        "RCPT, 421 4.7.0 closing, 421, 4.7.0, ENVELOPE",
        "DATA, 451 later, 451, '', DATA",
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
        "MAIL, 530 5.7.0 login first, 530, 5.7.0, SENDER",
        "MAIL, 550 sender not allowed, 550, '', SENDER",
        "RCPT, 550 5.1.1 no such user, 550, 5.1.1, ENVELOPE",
        "RCPT, 553 no such domain, 553, '', ENVELOPE",
        "DATA, 554 5.7.1 no, 554, 5.7.1, DATA",
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
            case BANNER, EHLO, STARTTLS, AUTH -> Stage.CONNECT;
            case MAIL, RCPT, DATA -> chunks ? Stage.DATA : Stage.ENVELOPE;
            case TEXT, LINE, DOT -> Stage.DATA;
        };
        for (String fault : new String[] {
            ScriptedSmtpServer.DROP, ScriptedSmtpServer.SILENCE, ScriptedSmtpServer.DRIP, "garbage \u00e9"
        }) {
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
            String end = chunks ? "421 4.4.2 too long" : ScriptedSmtpServer.DROP;
            server.once(Step.MAIL, end).once(Step.MAIL, "421 4.7.0 enough messages");
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Deferred.class);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
            server.once(Step.MAIL, end);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }

        assertThat(server.taken()).hasSize(3);
    }

    @Test
    void allThatIsDoneForAMessageEndsBeforeOthersTakeItsSenderForDead() {
        assertThat(SmtpPatience.USUAL.message()).isLessThan(Duration.ofMinutes(14));
        Duration whole = Duration.ofMillis(400);
        SmtpPatience allAtOnce = new SmtpPatience(whole, whole, whole, whole, whole);

        try (SmtpTransport transport = transport(server.port(), Security.NONE, "", allAtOnce)) {
            server.once(Step.RCPT, "450 4.2.0 greylisted");
            transport.send(MESSAGE);
            server.always(Step.RCPT, ScriptedSmtpServer.SILENCE);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.LineLost.class);
        }
        assertThat(server.connectionCount()).isEqualTo(1);
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
    void oneRecipientTooManyGoesInATransactionOfItsOwn() {
        server.once(Step.RCPT, "452 4.5.3 too many recipients");
        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }

        assertThat(server.taken()).hasSize(1);
        assertThat(server.connectionCount()).isEqualTo(1);
    }

    @Test
    void aServerThatTakesNoRecipientAtAllIsAskedOnceMoreAndNotForEver() {
        server.always(Step.RCPT, "452 4.5.3 too many recipients");

        assertThat(send())
                .isEqualTo(new SmtpReply.Deferred(452, "4.5.3", "452 4.5.3 too many recipients", Stage.ENVELOPE));
        assertThat(server.commands().stream().filter(command -> command.startsWith("RCPT")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"BANNER, CONNECT", "EHLO, CONNECT", "MAIL, ENVELOPE", "RCPT, ENVELOPE", "DATA, ENVELOPE"})
    @Timeout(60)
    void whoIsAskedToEndWaitsForNoSilentServer(Step step, Stage stage) {
        assumeThat(chunks && stage == Stage.ENVELOPE)
                .as("the text is on its way together with the envelope")
                .isFalse();
        server.always(step, ScriptedSmtpServer.SILENCE);
        stop.set(true);

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE))
                    .isInstanceOfSatisfying(
                            SmtpReply.LineLost.class,
                            lost -> assertThat(lost.stage()).isEqualTo(stage));
        }
    }

    @Test
    void whoIsAskedToEndStillHearsWhatBecomesOfATextOnItsWay() {
        server.thinking(Duration.ofMillis(1500));
        stop.set(true);

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }
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
    void aMessageOverTheServersSizeIsNotEvenBegun() {
        server.offering("SIZE 1000");

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE)).isInstanceOfSatisfying(SmtpReply.Rejected.class, no -> {
                assertThat(no.enhanced()).isEqualTo("5.3.4");
                assertThat(no.text()).contains(MESSAGE.octets().size() + " octets", "1000");
            });
        }
        assertThat(server.commands()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void theSizeIsToldToAServerThatAsks() {
        server.offering("SIZE 1000000");

        try (SmtpTransport transport = plain()) {
            transport.send(MESSAGE);
        }
        assertThat(server.commands())
                .anyMatch(line -> line.startsWith("MAIL FROM:<")
                        && line.endsWith("> SIZE=" + MESSAGE.octets().size()));
    }

    @Test
    void aServerThatTakesDataForNobodyGetsAnEmptyTextAndKeepsTheConnection() {
        server.once(Step.RCPT, "550 5.1.1 no such user").once(Step.DATA, "354 go on");

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Rejected.class);
            server.forget(Step.DATA);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void anEnvelopeThatFailedIsForgottenBeforeTheNext() {
        server.once(Step.RCPT, "450 4.2.0 greylisted");

        try (SmtpTransport transport = plain()) {
            transport.send(MESSAGE);
            transport.send(MESSAGE);
            transport.send(MESSAGE);
        }
        assertThat(server.commands().stream().filter("RSET"::equals)).hasSize(1);
    }

    @Test
    void aReaderThatNeverReadsIsGivenUpBeforeTheDot() {
        server.always(Step.TEXT, ScriptedSmtpServer.DEAF);
        Message large = Letters.message(20_000_000);

        try (SmtpTransport transport = transport(server.port(), Security.NONE, "", SHORT)) {
            assertThat(transport.send(large))
                    .isInstanceOfSatisfying(
                            SmtpReply.LineLost.class,
                            lost -> assertThat(lost.stage()).isEqualTo(Stage.ENVELOPE));
        }
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"999 what", "250_ok", "25", "150 2.1.0 hm", "250-one\r\n251 two", "HTTP/1.1 400 Bad Request"})
    void garbageIsNoAnswer(String garbage) {
        server.always(Step.DOT, garbage);

        assertThat(send()).isInstanceOf(SmtpReply.LineLost.class);
    }

    @Test
    void aLineWithoutEndIsGivenUp() {
        server.always(Step.EHLO, "250-" + "x".repeat(100_000));

        assertThat(send()).isInstanceOf(SmtpReply.LineLost.class);
    }

    @Test
    void addressesThatOnlyForwardAreFine() {
        server.once(Step.RCPT, "251 2.1.5 will forward").once(Step.RCPT, "252 2.0.0 cannot verify");

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }
    }

    @Test
    void linesThatBeginWithADotArriveWithIt() {
        Message dots = new Message(
                "1-1", MESSAGE.envelope(), Bytes.utf8("Subject: dots\r\n\r\n.\r\n..two\r\nmid.dle\r\n.\r\n"));

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(dots)).isInstanceOf(SmtpReply.Accepted.class);
        }
        assertThat(server.taken().get(0).text()).isEqualTo(dots.octets().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb\r\n", "a\rb\r\n", "a\u0000\r\n", "no end", "a\r\n.\nb\r\n", "x\r"})
    void octetsThatServersReadDifferentlyNeverLeave(String text) {
        Message smuggling = new Message("1-1", MESSAGE.envelope(), Bytes.utf8("Subject: x\r\n\r\n" + text));

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(smuggling))
                    .isInstanceOfSatisfying(
                            SmtpReply.Rejected.class,
                            no -> assertThat(no.enhanced()).isEqualTo("5.6.0"));
        }
        assertThat(server.taken()).isEmpty();
        assertThat(server.commands()).noneMatch(line -> line.startsWith("MAIL"));
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
