package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.mail.MailSettings.Security;
import postrider.mail.ScriptedSmtpServer.Step;

class SmtpTlsTest {
    private static final Message MESSAGE = Letters.message(Letters.BOUNCES);
    private static final SmtpPatience SHORT = new SmtpPatience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));

    @TempDir
    static Path folder;

    private static Certificates good;
    private static Certificates anotherHost;
    private static Certificates expired;

    private final ScriptedSmtpServer server = new ScriptedSmtpServer().offering("STARTTLS\nAUTH PLAIN\nPIPELINING");

    @BeforeAll
    static void makeCertificates() {
        good = Certificates.forHost("localhost", folder);
        anotherHost = Certificates.forHost("other.example", folder);
        expired = Certificates.forHost("localhost", folder, "-startdate", "-10d", "-validity", "2");
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private SmtpReply send(Security security, X509Certificate... trusted) {
        MailSettings.Smtp smtp = new MailSettings.Smtp(
                "localhost",
                server.port(),
                security,
                "user",
                "password",
                List.of(trusted),
                MailSettings.Limits.connections(1));
        try (SmtpTransport transport = new SmtpTransport(smtp, "news.example.org", SHORT, () -> false)) {
            return transport.send(MESSAGE);
        }
    }

    private void assertNothingWasTold() {
        assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS, 8BITMIME", "TLS, 8BITMIME", "STARTTLS, CHUNKING", "TLS, CHUNKING"})
    void whatIsTrustedAndOfTheHostCarriesMail(Security security, String extension) {
        server.offering(extension).securing(good.sockets(), security == Security.TLS);

        assertThat(send(security, good.authority())).isInstanceOf(SmtpReply.Accepted.class);
        assertThat(server.taken().get(0).text()).isEqualTo(MESSAGE.octets().text());
        assertThat(server.commands()).contains("AUTH PLAIN AHVzZXIAcGFzc3dvcmQ=");
    }

    @Test
    void afterStarttlsTheServerIsGreetedAgain() {
        server.securing(good.sockets(), false);

        send(Security.STARTTLS, good.authority());

        assertThat(server.commands()).startsWith("EHLO news.example.org", "STARTTLS", "EHLO news.example.org");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        server.securing(good.sockets(), false);

        assertThat(send(Security.STARTTLS))
                .isInstanceOf(SmtpReply.Untrusted.class)
                .asString()
                .contains("signed by nobody whom this machine trusts", "mail.smtp.ca_file");
        assertThat(send(Security.STARTTLS, anotherHost.authority())).isInstanceOf(SmtpReply.Untrusted.class);
        assertNothingWasTold();
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        server.securing(anotherHost.sockets(), false);

        assertThat(send(Security.STARTTLS, anotherHost.authority()))
                .isInstanceOf(SmtpReply.Untrusted.class)
                .asString()
                .contains("for another name", "mail.smtp.host");
        assertNothingWasTold();
    }

    @Test
    void anExpiredCertificateIsRefused() {
        server.securing(expired.sockets(), true);

        assertThat(send(Security.TLS, expired.authority())).isInstanceOf(SmtpReply.Untrusted.class);
        assertNothingWasTold();
    }

    @Test
    void aServerThatSpeaksInTheClearAtATlsPortIsNoServerForUs() {
        assertThat(send(Security.TLS, good.authority())).isInstanceOf(SmtpReply.Untrusted.class);
        assertNothingWasTold();
    }

    @Test
    void aPassingFaultAtStarttlsComesAgainLaterAndNeverInTheClear() {
        server.always(Step.STARTTLS, "454 4.7.0 TLS not available");

        assertThat(send(Security.STARTTLS))
                .isEqualTo(
                        new SmtpReply.Deferred(454, "4.7.0", "454 4.7.0 TLS not available", SmtpReply.Stage.CONNECT));
        assertNothingWasTold();
    }

    @ParameterizedTest
    @ValueSource(strings = {ScriptedSmtpServer.DROP, "220 go ahead\r\n250 2.0.0 injected"})
    void whoCutsOrPutsWordsInAtStarttlsGetsNothing(String fault) {
        server.always(Step.STARTTLS, fault);

        assertThat(send(Security.STARTTLS, good.authority())).isInstanceOf(SmtpReply.LineLost.class);
        assertNothingWasTold();
    }
}
