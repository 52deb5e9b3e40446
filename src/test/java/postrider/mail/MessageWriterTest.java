package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.letter.EmbeddedPicture;
import postrider.letter.Letter;
import postrider.letter.Slot;
import postrider.source.Bytes;
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

    @Test
    void withPagesOneClickLeaves() throws Exception {
        MessageWriter writer = new MessageWriter(
                new LinkSigner(Letters.KEY),
                Letters.KEY,
                Letters.BOUNCES,
                URI.create("https://news.example.org/editions/"),
                URI.create("https://news.example.org"));

        Message message = writer.write(
                "12-34", EncodedLetter.of(Letters.letter("Fine")), Letters.sender("News"), Letters.recipient("Ann"));

        String page = "https://news.example.org/unsubscribe/" + TOKEN;
        String header = parsed(message).getHeader("List-Unsubscribe")[0].replaceAll("\\s+", " ");
        assertThat(header)
                .isEqualTo("<" + page + ">, <mailto:bounces+" + TOKEN + "@news.example.org?subject=unsubscribe>");
        assertThat(message.octets().text()).contains("<" + page + ">");
        assertThat(parsed(message).getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(part(message, 0)).contains("\n" + page + "\n");
        assertThat(part(message, 1)).contains("href=\"" + page + "\"");
    }

    @Test
    void theListSaysWhoKeepsItAndThatNobodyPosts() throws Exception {
        MimeMessage message = parsed(Letters.message(null));

        assertThat(message.getHeader("List-Help")).containsExactly("<mailto:editor@news.example.org?subject=help>");
        assertThat(message.getHeader("List-Owner")).containsExactly("<mailto:editor@news.example.org>");
        assertThat(message.getHeader("List-Post")).containsExactly("NO");
        for (String never : List.of("Bcc", "Return-Path", "X-Priority", "X-Mailer", "Disposition-Notification-To")) {
            assertThat(message.getHeader(never)).isNull();
        }
    }

    @Test
    void picturesAreSentAlongBesideTheHtmlThatShowsThem() throws Exception {
        Bytes octets = Bytes.copyOf(new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 13, 10, '.', 13, 10});
        EmbeddedPicture picture = new EmbeddedPicture("abc@news.example.org", "image/jpeg", "зал \"1\".jpg", octets);
        Letter bare = Letters.letter("Fine");
        Letter letter = new Letter(
                "ru", "s", "", bare.html() + "<img src=\"cid:abc@news.example.org\">", "t", List.of(picture));

        Message message = Letters.writer(null)
                .write("12-34", EncodedLetter.of(letter), Letters.sender("News"), Letters.recipient("Ann"));

        MimeMultipart all = (MimeMultipart) parsed(message).getContent();
        assertThat(all.getBodyPart(0).isMimeType("text/plain")).isTrue();
        assertThat(all.getBodyPart(1).getContentType())
                .startsWith("multipart/related")
                .contains("text/html");
        MimeMultipart related = (MimeMultipart) all.getBodyPart(1).getContent();
        assertThat(related.getCount()).isEqualTo(2);
        assertThat((String) related.getBodyPart(0).getContent()).contains("cid:abc@news.example.org");
        MimeBodyPart along = (MimeBodyPart) related.getBodyPart(1);
        assertThat(along.isMimeType("image/jpeg")).isTrue();
        assertThat(along.getContentID()).isEqualTo("<abc@news.example.org>");
        assertThat(along.getDisposition()).isEqualTo("inline");
        assertThat(along.getFileName()).isEqualTo("-1-.jpg");
        assertThat(Bytes.copyOf(along.getInputStream().readAllBytes())).isEqualTo(octets);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 18, 19, 20, 56, 57, 58, 113, 114, 115, 400})
    void aTextThatIsNotLatinComesWholeWhereverItsPiecesEnd(int length) throws Exception {
        String text = "ә".repeat(length) + "\n\n" + "қ" + Slot.NAME.mark() + "ң\n" + "😀".repeat(40)
                + Slot.SUBSCRIBED_ON.mark();
        Letter letter = new Letter("kk", "s", "", "<p></p>", text);

        Message message = Letters.writer(null)
                .write("12-34", EncodedLetter.of(letter), Letters.sender("News"), Letters.recipient("Әнуар"));

        assertThat(message.octets().text()).contains("Content-Transfer-Encoding: base64");
        assertThat(part(message, 0))
                .isEqualTo(text.replace(Slot.NAME.mark(), "Әнуар")
                        .replace(Slot.SUBSCRIBED_ON.mark(), "1 мая & <2026> г."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>Ann</b> \"A\", 'x'", "\u202Enna\u202C", "Ann\r\nX: y", ""})
    void aNameInTheLetterIsOnlyWords(String name) throws Exception {
        String slot = Slot.NAME.mark();
        Letter letter = new Letter("en", "s", "", "<p>Hello " + slot + "!</p>", "Hello " + slot + "!");

        Message message = Letters.writer(null)
                .write("12-34", EncodedLetter.of(letter), Letters.sender("News"), Letters.recipient(name));

        assertThat(Jsoup.parse(part(message, 1)).select("b")).isEmpty();
        assertThat(part(message, 0)).doesNotContain("\n", "\u202E");
        assertThat(Jsoup.parse(part(message, 1)).text())
                .isEqualTo(part(message, 0).replaceAll(" +", " "));
        assertThat(parsed(message).getAllRecipients()).hasSize(1);
        assertThat(parsed(message).getHeader("X")).isNull();
    }
}
