package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.letter.Letter;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SubscriberId;

class MessageWriterTest {
    private static final String TOKEN = new LinkSigner(Letters.KEY).unsubscribe(new SubscriberId(34), "news");

    private static MimeMessage parsed(Message message) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.octets().toArray()));
    }

    private static String part(Message message, int index) throws MessagingException, IOException {
        BodyPart part = ((MimeMultipart) parsed(message).getContent()).getBodyPart(index);
        return ((String) part.getContent()).replace("\r\n", "\n");
    }

    @Test
    void bothPartsArriveWholeInTheirLanguages() throws Exception {
        Message message = Letters.message(null);

        String uri = "mailto:editor@news.example.org?subject=unsubscribe%20" + TOKEN;
        assertThat(parsed(message).getContentType()).startsWith("multipart/alternative");
        assertThat(part(message, 0))
                .isEqualTo(".начало\nFrom here, café = 100 %\n\nОтписаться:\n" + uri + "\n1 мая & <2026> г. \nend\t");
        assertThat(part(message, 1))
                .isEqualTo("<p>Қазақша: қан. <a href=\"" + uri + "\">Отписаться</a> 1 мая &amp; &lt;2026&gt; г.</p>\n");
    }

    @Test
    void headersSayWhoToWhomAndHowToLeave() throws Exception {
        MimeMessage message = parsed(Letters.message(Letters.BOUNCES));

        assertThat(message.getSubject()).isEqualTo("“Привет” мир");
        InternetAddress from = (InternetAddress) message.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("Новости");
        assertThat(from.getAddress()).isEqualTo("news@news.example.org");
        InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
        assertThat(to.getPersonal()).isEqualTo("Әнуар");
        assertThat(to.getAddress()).isEqualTo("ann@example.com");
        assertThat(message.getHeader("Reply-To")).containsExactly("editor@news.example.org");
        assertThat(message.getHeader("Date")).containsExactly("Tue, 3 Feb 2026 04:05:06 +0000");
        assertThat(message.getHeader("Message-ID")[0]).matches("<12\\.[a-z2-7]{26}@news\\.example\\.org>");
        assertThat(message.getHeader("List-Id")[0]).endsWith("<news.news.example.org>");
        assertThat(message.getHeader("List-Unsubscribe"))
                .containsExactly("<mailto:bounces+" + TOKEN + "@news.example.org?subject=unsubscribe>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).isNull();
        assertThat(message.getHeader("List-Archive")).containsExactly("<https://news.example.org/>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(message.getHeader("Feedback-ID")).containsExactly("12:news:digest:news.example.org");
        assertThat(message.getHeader("Content-Language")).containsExactly("ru");
        assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
    }

    @Test
    void theEnvelopeNamesTheDeliverySigned() {
        Message message = Letters.message(Letters.BOUNCES);

        assertThat(message.envelope().from().value())
                .matches("bounces\\+12-34-[a-z2-7]{26}@news\\.example\\.org")
                .doesNotContain(TOKEN);
        assertThat(message.envelope().to().value()).isEqualTo("ann@example.com");
        assertThat(Letters.message(null).envelope().from()).isEqualTo(Letters.NEWS);
    }

    @Test
    void eachAttemptGivesTheSameOctetsAndAnotherDeliveryAnotherMessageId() throws Exception {
        MessageWriter writer = Letters.writer(Letters.BOUNCES);
        EncodedLetter letter = EncodedLetter.of(Letters.letter("Subject"));

        Message first = writer.write("12-34", letter, Letters.sender("News"), Letters.recipient("Ann"));
        Message again = writer.write("12-34", letter, Letters.sender("News"), Letters.recipient("Ann"));
        Message other = writer.write("12-35", letter, Letters.sender("News"), Letters.recipient("Ann"));

        assertThat(again).isEqualTo(first);
        assertThat(parsed(other).getMessageID()).isNotEqualTo(parsed(first).getMessageID());
    }

    @Test
    void octetsAreSevenBitCrlfAndShortLines() {
        String octets = Letters.message(Letters.BOUNCES).octets().text();

        assertThat(octets.chars()).allMatch(c -> c < 0x7F);
        assertThat(octets.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(octets.split("\r\n"))
                .allMatch(line -> line.length() <= 76 || line.startsWith("List-Unsubscribe: <mailto:"));
        assertThat(octets.split("\r\n")).noneMatch(line -> line.startsWith(".") || line.startsWith("From "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: spy@example.com", "\nBcc: spy@example.com", "\rX", "\0", "\u2028x", "\uD83D"})
    void noTextEndsItsHeaderLine(String evil) throws Exception {
        EncodedLetter letter = EncodedLetter.of(Letters.letter("Fine"));
        MessageWriter writer = Letters.writer(null);

        assertThatThrownBy(() -> EncodedLetter.of(Letters.letter("Hello" + evil)))
                .isInstanceOfSatisfying(
                        MailException.class, e -> assertThat(e.header()).isEqualTo("Subject"));
        assertThatThrownBy(() -> writer.write("1-2", letter, Letters.sender("News" + evil), Letters.recipient("")))
                .isInstanceOf(MailException.class);
        assertThatThrownBy(() -> new EmailAddress("ann@example.com" + evil))
                .isInstanceOf(IllegalArgumentException.class);
        Origin elsewhere = new Origin(
                1,
                "news" + evil,
                Letters.NEWS,
                "News",
                null,
                "example.org",
                Letters.sender("").sendingAt());
        assertThatThrownBy(() -> writer.write("1-2", letter, elsewhere, Letters.recipient("")))
                .isInstanceOf(MailException.class);
    }

    @Test
    void aNameThatNoHeaderHoldsIsLeftOutAndTheLetterGoes() throws Exception {
        Message message = Letters.writer(null)
                .write(
                        "12-34",
                        EncodedLetter.of(Letters.letter("Fine")),
                        Letters.sender("News"),
                        Letters.recipient("Ann\r\nBcc: spy@example.com"));

        assertThat(parsed(message).getHeader("To")).containsExactly("ann@example.com");
        assertThat(parsed(message).getHeader("Bcc")).isNull();
    }

    @Test
    void aQuotedNameStaysOneName() throws Exception {
        Message message = Letters.writer(null)
                .write(
                        "12-34",
                        EncodedLetter.of(Letters.letter("Fine")),
                        Letters.sender("News, \"daily\" <x@y.example>"),
                        Letters.recipient("O'Brien, Ann (Dr)"));

        InternetAddress from = (InternetAddress) parsed(message).getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("News, \"daily\" <x@y.example>");
        assertThat(from.getAddress()).isEqualTo("news@news.example.org");
        assertThat(parsed(message).getAllRecipients()).hasSize(1);
    }

    @Test
    void aMarkThatNamesNoSlotIsABug() {
        Letter letter = new Letter("en", "s", "", "<p>\uE000nonsense\uE001</p>", "");

        assertThatThrownBy(() -> EncodedLetter.of(letter)).isInstanceOf(IllegalArgumentException.class);
    }
}
