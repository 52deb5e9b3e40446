package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests as a mail server gets them: designs, pictures that are sent along, and what people may write into names and titles. */
final class DigestRunTest {
    /** One red pixel. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void start() throws Exception {
        server.start();
        home = PublicationHome.in(folder.resolve("home"));
        home.writePost("hall", "The hall", "Come in.\n\n![A red hall](hall.png \"Red\")");
        Files.write(home.path("posts/hall/hall.png"), PNG);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private int publish(String... more) {
        Stream<String> words = Stream.of(
                "publish",
                "--set=mail.transport=smtp",
                "--set=mail.smtp.host=127.0.0.1",
                "--set=mail.smtp.security=none",
                "--set=mail.smtp.port=" + server.getSmtp().getPort(),
                "--set=digest.backlog=100",
                "--set=digest.max_new=1000");
        return home.run(Stream.concat(words, Arrays.stream(more)).toArray(String[]::new))
                .status();
    }

    private Map<String, MimeMessage> received() {
        return Arrays.stream(server.getReceivedMessages())
                .collect(Collectors.toMap(DigestRunTest::reader, Function.identity()));
    }

    private MimeMessage received(String reader) {
        return Objects.requireNonNull(received().get(reader), reader);
    }

    private static String reader(MimeMessage message) {
        try {
            return ((InternetAddress) message.getAllRecipients()[0]).getAddress();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void picturesAreSentAlongWhereTheSettingsSaySo() throws Exception {
        assertThat(publish("--set=digest.images=cid")).isZero();

        assertThat(received()).hasSize(3);
        for (MimeMessage message : received().values()) {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            MimeMultipart related = (MimeMultipart) parts.getBodyPart(1).getContent();
            String html = (String) related.getBodyPart(0).getContent();
            MimeBodyPart picture = (MimeBodyPart) related.getBodyPart(1);
            String id = picture.getContentID().replaceAll("[<>]", "");
            assertThat(Jsoup.parse(html).select("img").eachAttr("src")).containsExactly("cid:" + id);
            assertThat(Jsoup.parse(html).select("img").eachAttr("alt")).containsExactly("A red hall");
            assertThat(picture.getInputStream().readAllBytes()).isEqualTo(PNG);
        }
    }

    @Test
    void whatWasFrozenWithThePicturesGoesWithThem() throws Exception {
        assertThat(publish("--set=digest.images=cid", "--no-send")).isZero();
        Files.write(home.path("posts/hall/hall.png"), new byte[] {1, 2, 3});

        assertThat(publish("--set=digest.images=cid")).isZero();

        MimeMultipart parts = (MimeMultipart) received("john@example.org").getContent();
        MimeMultipart related = (MimeMultipart) parts.getBodyPart(1).getContent();
        assertThat(related.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(PNG);
    }

    @Test
    void eachNewsletterHasItsDesign() throws Exception {
        home.write("config/postrider.yaml", """
                site: {url: https://news.example.org, title: News}
                newsletters:
                  big: {design: magazine}
                  small: {design: plain}
                """);
        home.write("config/subscribers.csv", "email,newsletters\nann@example.org,big\nbob@example.org,small\n");

        assertThat(publish()).isZero();

        Document magazine = html(received("ann@example.org"));
        Document plain = html(received("bob@example.org"));
        assertThat(magazine.select("a.on").eachText()).containsExactly("Read the whole post");
        assertThat(plain.select("table, img")).isEmpty();
        assertThat(plain.text()).contains("[1 picture: A red hall]");
    }

    @Test
    void whatPeopleWriteIntoNamesStaysAName() throws Exception {
        home.write("config/subscribers.csv", """
                email,name
                a@example.org,"O'Brien, ""Ann"" <x@evil.example>"
                b@xn--exmple-cua.org,Плюш\u202Eкин
                c@пример.рф,Пётр
                """);

        assertThat(publish()).isIn(0, 1);

        assertThat(received().keySet()).contains("a@example.org", "b@xn--exmple-cua.org", "c@xn--e1afmkfd.xn--p1ai");
        for (MimeMessage message : received().values()) {
            assertThat(message.getAllRecipients()).hasSize(1);
            assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal())
                    .doesNotContain("\u202E");
        }
        assertThat(((InternetAddress) received("a@example.org").getAllRecipients()[0]).getPersonal())
                .isEqualTo("O'Brien, \"Ann\" <x@evil.example>");
    }

    @Test
    void everyMessageSaysWhoSentItAndHowToLeave() throws Exception {
        assertThat(publish("--set=digest.reply_to=editors@news.example.org")).isZero();

        for (MimeMessage message : received().values()) {
            for (String header : List.of(
                    "From",
                    "To",
                    "Reply-To",
                    "Subject",
                    "Date",
                    "Message-ID",
                    "List-Id",
                    "List-Unsubscribe",
                    "List-Help",
                    "List-Owner",
                    "List-Post",
                    "List-Archive",
                    "Auto-Submitted",
                    "Feedback-ID",
                    "Content-Language",
                    "MIME-Version")) {
                assertThat(message.getHeader(header)).as(header).hasSize(1);
            }
            assertThat(message.getMessageID()).endsWith("@news.example.org>");
        }
    }

    private static Document html(MimeMessage message) throws Exception {
        return Jsoup.parse(
                (String) ((MimeMultipart) message.getContent()).getBodyPart(1).getContent());
    }
}
