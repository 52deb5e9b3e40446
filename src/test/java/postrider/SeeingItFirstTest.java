package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code plan} and {@code test-send} show of a digest before it goes. */
class SeeingItFirstTest {
    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void start() throws IOException {
        home = PublicationHome.in(folder.resolve("home"));
        home.writePost("cafe", "The café", "Come in.\n\n![](hall.jpg)\n\n[Gone](https://news.example.org/posts/gone/)");
        home.write("posts/cafe/hall.jpg", "not really a picture");
    }

    @Test
    void aTestGoesToThoseNamedIsSeenToBeOneAndIsAccountedAsNone() throws Exception {
        PublicationHome.Ran ran = home.run("test-send", "ann@example.com", "bob@example.com");

        assertThat(ran.status()).as(ran.everything()).isZero();
        assertThat(ran.out()).contains("2 tests sent: [Test] The café");
        List<MimeMessage> messages = outbox();
        assertThat(messages).hasSize(2).allSatisfy(message -> {
            assertThat(message.getSubject()).isEqualTo("[Test] The café");
            assertThat(message.getHeader("List-Unsubscribe")).isNull();
            MimeMultipart parts = (MimeMultipart) message.getContent();
            assertThat((String) parts.getBodyPart(0).getContent()).startsWith("Test. Nobody else got this.");
            assertThat((String) parts.getBodyPart(1).getContent())
                    .contains("<strong>Test.</strong> Nobody else got this.")
                    .doesNotContain("https://news.example.org/editions/");
        });
        assertThat(home.run("editions").out()).doesNotContain("The café");
        assertThat(home.run("publish", "--set=digest.backlog=all").status()).isZero();
        assertThat(outbox()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"en, magazine, border-radius:6px", "ru, plain, Отписаться", "kk, letter, Жазылымнан бас тарту"})
    void aTestCanBeAnothersInAnotherDesign(String language, String design, String sign) throws Exception {
        PublicationHome.Ran ran =
                home.run("test-send", "ann@example.com", "--language=" + language, "--design=" + design);

        assertThat(ran.status()).as(ran.everything()).isZero();
        MimeMultipart parts = (MimeMultipart) outbox().get(0).getContent();
        assertThat((String) parts.getBodyPart(1).getContent()).contains(sign);
    }

    @ParameterizedTest
    @CsvSource({
        "confirm, kk, letter, '[Test] Жазылуыңызды растаңыз', Растау",
        "confirm, en, plain, '[Test] Confirm your subscription', ann@example.com",
        "welcome, ru, magazine, '[Test] Вы подписаны', Прошлые выпуски",
        "review, en, letter, '[Test] [Waiting: edition 1] The café', editions approve 1 --revision 1"
    })
    void theOtherMailsCanBeSeenToo(String kind, String language, String design, String subject, String sign)
            throws Exception {
        PublicationHome.Ran ran = home.run(
                "test-send", "ann@example.com", "--kind=" + kind, "--language=" + language, "--design=" + design);

        assertThat(ran.status()).as(ran.everything()).isZero();
        MimeMessage message = outbox().get(0);
        assertThat(message.getSubject()).isEqualTo(subject);
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat((String) parts.getBodyPart(0).getContent())
                .startsWith("Test. Nobody else got this.")
                .contains(sign);
        assertThat((String) parts.getBodyPart(1).getContent()).contains(sign).doesNotContain("\uE000");
        assertThat(home.run("editions").out()).doesNotContain("The café");
    }

    @Test
    void aSubscribersTestIsInTheirLanguage() throws Exception {
        home.run("test-send", "ann@example.com", "--as=irina@example.org");

        assertThat(outbox().get(0).getHeader("Content-Language")).containsExactly("ru");
    }

    @ParameterizedTest
    @CsvSource({
        "'test-send', ADDRESS is missing",
        "'test-send nonsense', the address has no @",
        "'test-send a@example.com --design=fancy', letter, magazine or plain",
        "'test-send a@example.com --kind=fancy', 'digest, confirm, welcome or review'",
        "'test-send a@example.com --newsletter=none', there is no newsletter",
        "'preview --port=99999', 65535"
    })
    void whatMakesNoSenseIsRefused(String words, String said) {
        PublicationHome.Ran ran = home.run(words.split(" "));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err().replaceAll("\\s+", " ")).contains(said);
        assertThat(home.path("var/outbox")).doesNotExist();
    }

    @Test
    void aHomeWithoutPublicPostsHasNothingToShow() throws IOException {
        PublicationHome empty = PublicationHome.in(folder.resolve("empty"));

        PublicationHome.Ran ran = empty.run("test-send", "a@example.com", "--now=2001-01-01T00:00:00Z");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("no post of newsletter \"news\" is public");
    }

    @Test
    void thePlanSaysWhatASecondReadingFound() {
        PublicationHome.Ran ran = home.run("plan", "--set=digest.backlog=all");

        assertThat(ran.out())
                .contains("Pictures: the picture https://news.example.org/cafe/hall.jpg has an empty alt text")
                .contains("Links: https://news.example.org/posts/gone/ is not on the site");
        Map<String, Object> json =
                home.run("plan", "--set=digest.backlog=all", "--json").json();
        assertThat(String.valueOf(json.get("editions"))).contains("remarks").contains("posts/gone/");
    }

    @ParameterizedTest
    @CsvSource({
        "'${nonsense}', '1:3: \"nonsense\" has no value'",
        "'<#list 1.. as x></#list>', and was stopped",
        "'${\"freemarker.template.utility.Execute\"?new()(\"id\")}', not allowed",
        "'<p>no way out</p>', no link to unsubscribe"
    })
    void aBrokenTemplateStopsItsOwnNewsletterBeforeItsFirstMessage(String template, String said) throws Exception {
        home.write("templates/digest/magazine.ftlh", template);
        home.write("config/postrider.yaml", """
                site: {url: https://news.example.org, title: News}
                digest: {backlog: all}
                newsletters:
                  broken: {design: magazine}
                  whole: {design: plain}
                """);
        home.write("config/subscribers.csv", "email,newsletters\nann@example.org,broken|whole\n");

        PublicationHome.Ran ran = home.run("publish");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.everything()).contains("templates/digest/magazine.ftlh:").contains(said);
        assertThat(outbox())
                .singleElement()
                .satisfies(
                        message -> assertThat(message.getHeader("List-Id")[0]).contains("<whole."));
    }

    private List<MimeMessage> outbox() throws Exception {
        Path outbox = home.path("var/outbox");
        if (!Files.exists(outbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(outbox)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(SeeingItFirstTest::message)
                    .toList();
        }
    }

    private static MimeMessage message(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        } catch (Exception e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
