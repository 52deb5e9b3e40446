package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.mail.MailSettings.Signature;
import postrider.source.Bytes;

/** What we sign, read by a verifier that is not ours; it knows RSA alone. */
class DkimSignerTest {
    private static final Instant AT = Instant.parse("2026-03-01T06:00:00Z");
    private static final Message MESSAGE = Letters.message(Letters.BOUNCES);

    @TempDir
    static Path folder;

    private static DkimKey rsa;

    @BeforeAll
    static void makeKey() throws IOException {
        rsa = DkimKey.make(DkimKey.Algorithm.RSA, folder.resolve("rsa.pem"));
    }

    private static Message signed(Message message) {
        return new DkimSigner(List.of(new Signature("news.example.org", "r1", rsa))).sign(message, AT);
    }

    private static Message message(String text) {
        return new Message("1-1", MESSAGE.envelope(), Bytes.utf8(text));
    }

    /** The results, one for each signature. */
    private static List<Result.Type> results(String text) throws IOException {
        DKIMVerifier verifier = new DKIMVerifier((method, selector, domain) -> {
            assertThat(domain).hasToString("news.example.org");
            assertThat(selector).hasToString("r1");
            return List.of(rsa.record().orElseThrow());
        });
        try {
            verifier.verify(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (FailException e) {
            // The results say so too.
        }
        return verifier.getResults().stream().map(Result::getResultType).toList();
    }

    private static void assertHolds(String text) throws IOException {
        assertThat(results(text)).containsExactly(Result.Type.PASS);
    }

    private static void assertBroken(String text) throws IOException {
        assertThat(results(text)).isNotEmpty().doesNotContain(Result.Type.PASS);
    }

    @Test
    void whatWeSignHolds() throws IOException {
        assertHolds(signed(MESSAGE).octets().text());
    }

    @Test
    void theMessageItselfStaysAsItWas() {
        assertThat(signed(MESSAGE).octets().text()).endsWith(MESSAGE.octets().text());
        assertThat(new DkimSigner(List.of()).sign(MESSAGE, AT)).isSameAs(MESSAGE);
    }

    @Test
    void theSameMessageIsSignedTheSameAgain() {
        assertThat(signed(MESSAGE)).isEqualTo(signed(MESSAGE));
    }

    @Test
    void twoKeysGiveTwoSignaturesOfTheSameBody() throws IOException {
        DkimKey ed25519 = DkimKey.make(DkimKey.Algorithm.ED25519, folder.resolve("ed25519.pem"));
        DkimSigner both = new DkimSigner(List.of(
                new Signature("news.example.org", "r1", rsa), new Signature("news.example.org", "e1", ed25519)));

        String text = both.sign(MESSAGE, AT).octets().text();

        assertThat(text).startsWith("DKIM-Signature: v=1; a=rsa-sha256;").contains("a=ed25519-sha256;", "s=e1;");
        assertThat(text.split(" bh=")[1].substring(0, 44)).isEqualTo(text.split(" bh=")[2].substring(0, 44));
        assertThat(results(text.replaceFirst("(?s)DKIM-Signature: v=1; a=ed.*?(?=\r\nFrom:)\r\n", "")))
                .containsExactly(Result.Type.PASS);
    }

    @Test
    void linesStayShort() {
        assertThat(signed(MESSAGE).octets().text().lines().takeWhile(line -> !line.startsWith("From:")))
                .isNotEmpty()
                .allMatch(line -> line.length() <= 78);
    }

    @Test
    void hopsThatWrapHeadersAndDropBlanksDoNoHarm() throws IOException {
        String text = signed(message(
                        "From: News <news@news.example.org>\r\nSubject: one  two\tthree\r\n\r\na  b \r\nc\r\n\r\n\r\n"))
                .octets()
                .text();

        assertHolds(text);
        assertHolds(text.replace("Subject: one  two\tthree", "SUBJECT:   one two\r\n three  "));
        assertHolds(text.replace("a  b \r\nc\r\n\r\n\r\n", "a b\r\nc\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\n", " x\r\n\t\r\n", "..\r\n.\r\n", "\r\n\r\nx\r\n \r\n\r\n"})
    void uglyBodiesAreSignedRightly(String body) throws IOException {
        assertHolds(signed(message("From: a@news.example.org\r\nTo: b@example.com\r\n\r\n" + body))
                .octets()
                .text());
    }

    /** RFC 6376, section 3.4.4. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\r\n\r\n", " \t\r\n"})
    void anEmptyBodyHasTheHashOfNothing(String body) {
        assertThat(signed(message("From: a@news.example.org\r\n\r\n" + body))
                        .octets()
                        .text())
                .contains(" bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;");
    }

    @Test
    void whoChangesTheBodyBreaksIt() throws IOException {
        String text = signed(MESSAGE).octets().text();

        String beginning = "\r\n\r\nLtC9"; // .н, in base64
        assertThat(text).contains(beginning);
        assertBroken(text.replace(beginning, "\r\n\r\nLtC8"));
        assertBroken(text + "more\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: boss@news.example.org",
                "To: all@example.com",
                "Subject: Win a prize",
                "Date: Sun, 1 Mar 2026 06:00:00 +0000",
                "Reply-To: thief@example.com",
                "Content-Type: text/html",
                "List-Unsubscribe: <https://thief.example>",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click"
            })
    void whoAddsAHeaderThatPeopleSeeBreaksIt(String added) throws IOException {
        String text = signed(MESSAGE).octets().text();

        assertBroken(added + "\r\n" + text);
        assertBroken(text.replaceFirst("\r\nFrom: ", "\r\n" + added + "\r\nFrom: "));
    }

    @Test
    void hopsMayAddWhatIsTheirs() throws IOException {
        assertHolds("Received: from a by b\r\nReturn-Path: <x@example.org>\r\n"
                + signed(MESSAGE).octets().text());
    }
}
