package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.mail.MailSettings.Security;
import postrider.mail.ScriptedSmtpServer.Step;
import postrider.mail.SmtpReply.Stage;

@ParameterizedClass
@ValueSource(strings = {"8BITMIME", "PIPELINING", "PIPELINING\nCHUNKING"})
final class SmtpLoginTest extends ScriptedConversation {
    SmtpLoginTest(String extension) {
        super(extension);
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
        MailSettings.Smtp elsewhere = new MailSettings.Smtp(
                "192.0.2.1",
                server.port(),
                Security.NONE,
                "user",
                "secret",
                List.of(),
                MailSettings.Limits.connections(1));

        try (SmtpTransport transport = new SmtpTransport(elsewhere, "news.example.org", () -> false)) {
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
    void loginByLoginWhereThereIsNoPlain() {
        server.offering("AUTH LOGIN CRAM-MD5").once(Step.AUTH, "334 VXNlcm5hbWU6");
        server.once(Step.LINE, "334 UGFzc3dvcmQ6").once(Step.LINE, "235 2.7.0 welcome");

        try (SmtpTransport transport = transport(server.port(), Security.NONE, "user", SHORT)) {
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }
        assertThat(server.commands()).containsSubsequence("AUTH LOGIN", "dXNlcg==", "c2VjcmV0LXBhc3N3b3Jk");
    }

    @Test
    void withoutALoginWeKnowNoPasswordIsTold() {
        server.offering("AUTH GSSAPI");

        try (SmtpTransport transport = transport(server.port(), Security.NONE, "user", SHORT)) {
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Untrusted.class);
        }
        assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH"));
    }
}
