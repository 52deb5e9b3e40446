package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SecretKey;

/** Leaving works, and wins. */
final class LeavingTest {
    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void init() throws IOException {
        home = PublicationHome.in(folder.resolve("home"));
    }

    @Test
    void whoLeftIsNotMailed() throws IOException {
        home.run("subscribers", "import", "config/subscribers.csv");

        assertThat(home.run("subscribers", "remove", "irina@example.org").status())
                .isZero();
        assertThat(home.run("publish").status()).isZero();

        assertThat(OutboxLetter.served(home.outbox())).containsExactly("1 aigerim@example.org", "1 john@example.org");
    }

    @Test
    void leavingAfterQueueingWins() throws IOException {
        assertThat(home.run("publish", "--no-send").status()).isZero();
        assertThat(home.outbox()).isEmpty();

        home.run("subscribers", "remove", "irina@example.org");
        PublicationHome.Ran run = home.run("publish");

        assertThat(OutboxLetter.served(home.outbox())).containsExactly("1 aigerim@example.org", "1 john@example.org");
        assertThat(run.out()).contains("2 of 3 sent, 1 suppressed");
    }

    @Test
    void theFileDoesNotBringBackWhoLeft() throws IOException {
        home.run("publish");
        home.run("subscribers", "remove", "irina@example.org");

        home.writePost("second", "A second post", "News.");
        home.write("posts/welcome/item.md", "---\ntitle: Welcome\npublish_date: '01-03-2026 10:00'\n---\nHello.\n");
        home.run("publish");

        assertThat(OutboxLetter.served(home.outbox()))
                .containsExactly(
                        "1 aigerim@example.org",
                        "1 irina@example.org",
                        "1 john@example.org",
                        "2 aigerim@example.org",
                        "2 john@example.org");
    }

    @Test
    void eachMessageTellsHowToLeave() throws IOException {
        home.run("publish");

        assertSigned("<mailto:news@news.example.org?");
    }

    @Test
    void theTokenStandsInTheBounceAddressWhereThereIsOne() throws IOException {
        home.run("publish", "--set", "mail.bounce.address=bounces@news.example.org");

        assertSigned("<mailto:bounces+u");
    }

    private void assertSigned(String mailbox) throws IOException {
        List<OutboxLetter> letters = home.outbox();
        LinkSigner signer = new LinkSigner(SecretKey.openReadOnly(home.path("var/secret.key"), new SecureRandom()));
        assertThat(letters).hasSize(3).extracting(OutboxLetter::unsubscribe).doesNotHaveDuplicates();
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.unsubscribe()).startsWith(mailbox);
            assertThat(signer.verify(letter.token(), List.of("news")))
                    .isInstanceOfSatisfying(LinkSigner.Verdict.Valid.class, valid -> {
                        assertThat(valid.purpose()).isEqualTo(LinkSigner.Purpose.UNSUBSCRIBE);
                        assertThat(valid.newsletter()).isEqualTo("news");
                    });
            assertThat(letter.text()).contains(letter.token());
            assertThat(letter.html()).contains(letter.token());
        });
    }
}
