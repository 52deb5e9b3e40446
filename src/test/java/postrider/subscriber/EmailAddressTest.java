package postrider.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.subscriber.EmailAddress.Reading;

final class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ann@example.org, ann@example.org",
        "' Ann.B+news@EXAMPLE.Org ', Ann.B+news@example.org",
        "o'hara@example.co.uk, o'hara@example.co.uk",
        "a@bücher.example, a@xn--bcher-kva.example",
        "a@bu\u0308cher.example, a@xn--bcher-kva.example",
        "a@почта.рф, a@xn--80a1acny.xn--p1ai",
        "\ufeffa@example.org\u00a0, a@example.org",
        "jo\u0308rg@example.org, j\u00f6rg@example.org",
        "Айгерім.К@почта.рф, Айгерім.К@xn--80a1acny.xn--p1ai",
        "用户@example.org, 用户@example.org",
        "_%$!#x@sub.example.org, _%$!#x@sub.example.org"
    })
    void readsWhatPeopleType(String typed, String address) {
        assertThat(EmailAddress.parse(typed)).contains(new EmailAddress(address));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann@example | has no dot in its domain",
                "ann.example.org | has no @",
                "a@b@example.org | has more than one @",
                "Ann <ann@example.org> | holds more than one plain address",
                "ann@example.org, bob@example.org | holds more than one plain address",
                "ann@example.org;bob@example.org | holds more than one plain address",
                "grp: a@example.org; | holds more than one plain address",
                "ann(note)@example.org | holds more than one plain address",
                "a@[127.0.0.1] | holds more than one plain address",
                ".ann@example.org | has something before the @",
                "a..b@example.org | has something before the @",
                "@example.org | has something before the @",
                "j“ö”@example.org | has something before the @",
                "жо\u200d@example.org | has something before the @",
                "ж\u202eо@example.org | has something before the @",
                "ж..о@example.org | has something before the @",
                "ö@exa_mple.org | has a domain",
                "a@-b.test | has a domain",
                "a@b-.test | has a domain",
                "a@b..test | has a domain",
                "a@example.org. | has a domain",
                "a@127.0.0.1 | has a domain",
                "a@exa_mple.org | has a domain",
                "a@straße.example | two standards read differently"
            })
    void refusesWhatCannotBeMailed(String typed, String reason) {
        assertThat(EmailAddress.read(typed))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a@example.org\n",
                "a\r\nBcc: b@c.de@example.org",
                "a\u0000@example.org",
                "a@exam\tple.org"
            })
    void refusesControlCharacters(String typed) {
        assertThat(EmailAddress.read(typed)).isInstanceOf(Reading.Refused.class);
    }

    /** Ordinary ones are seen to be fine at a glance, without the validator; what the glance takes, it must take too. */
    @Test
    void takesNothingThatTheValidatorRefuses() {
        EmailValidator strict = JMail.strictValidator().requireTopLevelDomain().requireAscii();
        Random chance = new Random(5);
        String signs = "aZ09.-_+@x";

        Set<String> wrong = new TreeSet<>();
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 5 + chance.nextInt(8); length > 0; length--) {
                text.append(signs.charAt(chance.nextInt(signs.length())));
            }
            text.append(chance.nextBoolean() ? "@e.org" : ".ab");
            boolean fine = EmailAddress.parse(text.toString()).isPresent();
            taken += fine ? 1 : 0;
            if (fine && !strict.isValid(text.toString())) {
                wrong.add(text.toString());
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(taken).isGreaterThan(1_000);
    }

    @Test
    void keepsTheLimitsOfLength() {
        String label = "d".repeat(60);
        String domain = label + "." + label + "." + label + ".org";

        assertThat(EmailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("ж".repeat(32) + "@example.org")).isPresent();
        assertThat(EmailAddress.parse("ж".repeat(33) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(254 - 1 - domain.length()) + "@" + domain))
                .isEmpty();
        assertThat(EmailAddress.parse("a".repeat(60) + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse("a@" + "d".repeat(64) + ".org")).isEmpty();
    }

    @Test
    void isComparedWithoutCaseAndPrintedMasked() {
        EmailAddress address = EmailAddress.parse("Ann@Example.org").orElseThrow();

        assertThat(address.key()).isEqualTo("ann@example.org");
        assertThat(address.masked()).isEqualTo("A…@example.org");
        assertThat(address).hasToString("A…@example.org");
    }

    @Test
    void isInternationalByWhatStandsBeforeTheAt() {
        assertThat(new EmailAddress("a@xn--80a1acny.xn--p1ai").isInternational())
                .isFalse();
        EmailAddress address = new EmailAddress("Жанна@example.org");
        assertThat(address.isInternational()).isTrue();
        assertThat(address.key()).isEqualTo("жанна@example.org");
        assertThat(EmailAddress.parse("𠮷田@example.org").orElseThrow().masked()).isEqualTo("𠮷…@example.org");
    }

    @Test
    void cannotBeMadeWrong() {
        assertThatThrownBy(() -> new EmailAddress("jo\u0308rg@example.org"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmailAddress("a@Example.org")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmailAddress("x\r\n@example.org")).isInstanceOf(IllegalArgumentException.class);
    }
}
