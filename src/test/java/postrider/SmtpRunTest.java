package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, with a mail server at its end. */
final class SmtpRunTest {
    private static final String SUBJECT = "“Шаққа дейін” – a café in Қарағанды’s centre";

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void start() throws Exception {
        server.start();
        home = PublicationHome.in(folder.resolve("home"));
        home.writePost("cafe", SUBJECT, "Мұнда қонақ көп: é, қ, ә, ң. “Quoted.”");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    /** Settings that come later win. */
    private String[] publish(String... more) {
        Stream<String> words = Stream.of(
                "publish",
                "--set=mail.transport=smtp",
                "--set=mail.smtp.host=127.0.0.1",
                "--set=mail.smtp.security=none",
                "--set=mail.smtp.port=" + server.getSmtp().getPort(),
                "--set=digest.backlog=10");
        return Stream.concat(words, Stream.of(more)).toArray(String[]::new);
    }

    private List<OutboxLetter> received() throws Exception {
        List<OutboxLetter> letters = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            letters.add(OutboxLetter.of(0, message));
        }
        return letters;
    }

    private void assertReceivedWhole() throws Exception {
        assertThat(received())
                .extracting(OutboxLetter::to)
                .containsExactlyInAnyOrder("aigerim@example.org", "irina@example.org", "john@example.org");
        assertThat(received()).allSatisfy(letter -> {
            assertThat(letter.subject()).isEqualTo(SUBJECT);
            for (String part : List.of(letter.text(), letter.html())) {
                assertThat(part)
                        .contains(SUBJECT, "Мұнда қонақ көп: é, қ, ә, ң. “Quoted.”")
                        .doesNotContain("?????");
            }
        });
    }

    @Test
    void eachReaderGetsBothPartsWithTheSamePost() throws Exception {
        assertThat(home.run(publish()).status()).isZero();

        assertReceivedWhole();
        assertThat(home.path("var/outbox")).doesNotExist();
    }

    @Test
    void nobodyGetsItTwice() throws Exception {
        home.run(publish());
        home.run(publish());

        assertThat(server.getReceivedMessages()).hasSize(3);
    }

    @Test
    void lettersStayWholeWhereTheMachineKnowsAsciiAlone() throws Exception {
        int status = ChildRun.start(0, home.path(""), PublicationHome.PRESENT, publish())
                .waitFor();

        assertThat(status).as(ChildRun.words(home.path(""))).isZero();
        assertReceivedWhole();
    }

    @Test
    void partsTellOfTheSamePosts() throws Exception {
        home.write("posts/second/item.md", "---\ntitle: Second\npublish_date: '08-03-2026 10:00'\n---\nTwo.\n");
        home.write("posts/third/item.md", "---\ntitle: Third\npublish_date: '07-03-2026 10:00'\n---\nThree.\n");

        home.run(publish());

        assertThat(received()).hasSize(3).allSatisfy(letter -> {
            assertThat(letter.text()).containsSubsequence(SUBJECT, "Second", "Third");
            assertThat(letter.html()).containsSubsequence(SUBJECT, "Second", "Third");
        });
    }

    @Test
    void anArchiveWaitsForApproval() {
        PublicationHome.Ran run = home.run(publish("--set=digest.backlog=all", "--set=digest.max_age=1h"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("edition 1 waits for approval", "postrider editions approve 1");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void nothingIsMailedBeforeItsTime() {
        PublicationHome.Ran run = home.run(publish("--now", "2031-06-14T09:00:00+05:00"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--now", "--dry-run");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsAwayLosesNothing() throws Exception {
        String[] words = publish();
        server.stop();

        PublicationHome.Ran away = home.run(words);

        assertThat(away.status()).isEqualTo(75);
        assertThat(away.out()).contains("nothing is lost");
        server.start();
        home.runBy(InstantSource.fixed(PublicationHome.PRESENT.plusSeconds(3600)), publish());
        assertReceivedWhole();
    }
}
