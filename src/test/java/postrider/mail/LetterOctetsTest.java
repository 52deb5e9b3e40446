package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import postrider.letter.Letter;
import postrider.letter.Slot;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SubscriberId;

/**
 * The octets of each design, language and case: {@code expected.DESIGN.eml} beside the letter that they are made of. {@code
 * -Dpostrider.approve} rewrites them.
 */
class LetterOctetsTest {
    private static final Path CASES = Path.of("src/test/resources/postrider/letter");

    @ParameterizedTest
    @MethodSource("cases")
    void writesTheExpectedOctets(String folder, String language, String design) throws Exception {
        Path expected = CASES.resolve(folder).resolve("expected." + design + ".eml");
        Letter letter = letter(CASES.resolve(folder), language, design);

        Message message = Letters.writer(Letters.BOUNCES)
                .write(
                        "14-34",
                        EncodedLetter.of(letter),
                        Letters.sender("Hematology Center News"),
                        Letters.recipient("Ann"));

        if (System.getProperty("postrider.approve") != null) {
            Files.write(expected, message.octets().toArray());
        }
        assertThat(message.octets().text()).as(expected.toString()).isEqualTo(read(expected));
        assertThat(decoded(message))
                .containsExactly(filled(letter.text(), "<", ">"), filled(letter.html(), "&lt;", "&gt;"));
    }

    private static Stream<Arguments> cases() {
        return Stream.of("one-post en", "three-posts en", "russian ru", "kazakh kk", "arabic ar")
                .map(one -> one.split(" "))
                .flatMap(one ->
                        Stream.of("letter", "magazine", "plain").map(design -> Arguments.of(one[0], one[1], design)));
    }

    private static Letter letter(Path folder, String language, String design) throws IOException {
        String inbox = read(folder.resolve("expected.inbox.txt"));
        String subject = inbox.lines().findFirst().orElseThrow().substring("Subject: ".length());
        return new Letter(
                language,
                subject,
                "",
                read(folder.resolve("expected." + design + ".html")),
                read(folder.resolve("expected." + design + ".txt")));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static String filled(String part, String less, String greater) {
        String amp = less.startsWith("&") ? "&amp;" : "&";
        String token = new LinkSigner(Letters.KEY).unsubscribe(new SubscriberId(34), "news");
        return part.replace(
                        Slot.UNSUBSCRIBE_URL.mark(),
                        "mailto:bounces+" + token + "@news.example.org?subject=unsubscribe")
                .replace(Slot.PREFERENCES_URL.mark(), "mailto:editor@news.example.org?subject=preferences")
                .replace(Slot.SUBSCRIBED_ON.mark(), "1 мая " + amp + " " + less + "2026" + greater + " г.");
    }

    private static List<String> decoded(Message message) throws Exception {
        MimeMessage parsed = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.octets().toArray()));
        MimeMultipart parts = (MimeMultipart) parsed.getContent();
        return List.of(
                ((String) parts.getBodyPart(0).getContent()).replace("\r\n", "\n"),
                ((String) parts.getBodyPart(1).getContent()).replace("\r\n", "\n"));
    }
}
