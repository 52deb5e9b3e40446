package postrider.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.subscriber.LinkSigner.Purpose;
import postrider.subscriber.LinkSigner.Verdict;

final class LinkSignerTest {
    private static final List<String> NEWSLETTERS = List.of("news", "jobs", "a-newsletter-of-thirty-letters");
    private static final SubscriberId ID = new SubscriberId(123_456_789L);

    private final LinkSigner signer = new LinkSigner(Home.KEY);

    @Test
    void namesSubscriberNewsletterAndPurpose() {
        for (String newsletter : NEWSLETTERS) {
            for (Purpose purpose : Purpose.values()) {
                assertThat(signer.verify(signer.sign(purpose, ID, newsletter), NEWSLETTERS))
                        .isEqualTo(new Verdict.Valid(ID, newsletter, purpose));
            }
        }
    }

    @Test
    void fitsIntoTheLocalPartOfABounceAddress() {
        String longest = signer.unsubscribe(new SubscriberId(Long.MAX_VALUE), NEWSLETTERS.get(2));

        assertThat(longest).hasSizeLessThanOrEqualTo(50).matches("[a-z0-9-]+");
        assertThat(EmailAddress.parse("bounces+" + longest + "@news.example.org"))
                .isPresent();
        assertThat(signer.verify(longest.toUpperCase(Locale.ROOT), NEWSLETTERS)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void isAlwaysTheSame() {
        assertThat(signer.unsubscribe(ID, "news")).isEqualTo(new LinkSigner(Home.KEY).unsubscribe(ID, "news"));
    }

    @Test
    void noLetterCanBeChanged() {
        String token = signer.unsubscribe(ID, "news");

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'a' ? 'b' : 'a';
            String changed = token.substring(0, i) + other + token.substring(i + 1);

            assertThat(signer.verify(changed, NEWSLETTERS)).isNotInstanceOf(Verdict.Valid.class);
        }
    }

    @Test
    void anotherHomesTokenIsForged() {
        String token = new LinkSigner(SecretKey.of("f".repeat(64))).unsubscribe(ID, "news");

        assertThat(signer.verify(token, NEWSLETTERS)).isEqualTo(new Verdict.Forged());
    }

    @Test
    void aNewsletterThatIsGoneIsToldApart() {
        assertThat(signer.verify(signer.unsubscribe(ID, "gone"), NEWSLETTERS))
                .isEqualTo(new Verdict.Forgotten(ID, Purpose.UNSUBSCRIBE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "u",
                "u1-",
                "../../etc",
                "u21i3v9-aaaaaaaa",
                "uzzzzzzzzzzzzzz-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "é"
            })
    void whatIsNoTokenIsMalformed(String text) {
        assertThat(signer.verify(text, NEWSLETTERS)).isEqualTo(new Verdict.Malformed());
    }

    @Test
    void anIdBeyondAllNumbersIsForged() {
        assertThat(signer.verify("uzzzzzzzzzzzzz-" + "a".repeat(34), NEWSLETTERS))
                .isEqualTo(new Verdict.Forged());
    }
}
