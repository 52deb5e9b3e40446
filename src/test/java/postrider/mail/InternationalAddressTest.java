package postrider.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import postrider.mail.MailSettings.Security;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.SubscriberId;

/** Addresses with letters beyond ASCII before the @ (RFC 6531, 6532): mailed where the server takes them, refused alone where not. */
class InternationalAddressTest {
    private static final Message MESSAGE = Letters.writer(Letters.BOUNCES)
            .write(
                    "12-34",
                    EncodedLetter.of(Letters.letter("Привет")),
                    Letters.sender("Новости"),
                    new Recipient(
                            new SubscriberId(34),
                            new EmailAddress("айгерім@xn--80a1acny.xn--p1ai"),
                            "Айгерім",
                            "1 мая"));

    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private List<SmtpReply> send(Message... messages) {
        MailSettings.Smtp settings = new MailSettings.Smtp(
                "localhost", server.port(), Security.NONE, "", "", List.of(), MailSettings.Limits.connections(1));
        try (SmtpTransport transport =
                new SmtpTransport(settings, "news.example.org", SmtpPatience.USUAL, () -> false)) {
            return List.of(messages).stream().map(transport::send).toList();
        }
    }

    private static String utf8(String asItCame) {
        return new String(asItCame.getBytes(ISO_8859_1), UTF_8);
    }

    @Test
    void aServerThatTakesThemIsToldOfThemInUtf8() {
        server.offering("8BITMIME\nSMTPUTF8\nSIZE 100000");

        assertThat(send(MESSAGE)).hasOnlyElementsOfType(SmtpReply.Accepted.class);

        assertThat(server.commands())
                .anyMatch(line -> line.startsWith("MAIL") && line.endsWith(" BODY=8BITMIME SMTPUTF8"));
        assertThat(utf8(server.taken().get(0).to())).isEqualTo("айгерім@xn--80a1acny.xn--p1ai");
        assertThat(utf8(server.taken().get(0).text()))
                .isEqualTo(MESSAGE.octets().text())
                .contains("To: =?UTF-8?")
                .contains("<айгерім@xn--80a1acny.xn--p1ai>\r\n");
    }

    @Test
    void aServerThatDoesNotRefusesThatOneAlone() {
        server.offering("8BITMIME");

        List<SmtpReply> replies = send(MESSAGE, Letters.message(Letters.BOUNCES));

        assertThat(replies.get(0)).isInstanceOfSatisfying(SmtpReply.Rejected.class, refused -> {
            assertThat(refused.enhanced()).isEqualTo("5.6.7");
            assertThat(refused.text()).contains("SMTPUTF8");
        });
        assertThat(replies.get(1)).isInstanceOf(SmtpReply.Accepted.class);
    }

    @Test
    void ordinaryMailAsksForNothingSpecial() {
        server.offering("8BITMIME\nSMTPUTF8");

        send(Letters.message(Letters.BOUNCES));

        assertThat(server.commands()).noneMatch(line -> line.contains("SMTPUTF8"));
    }
}
