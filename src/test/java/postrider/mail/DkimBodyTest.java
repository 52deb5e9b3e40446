package postrider.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DkimBodyTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\" C |D \t E||\", \" C|D E|\"", // RFC 6376, section 3.4.5
                "\"a b  c\td |\", \"a b c d|\"",
                "\"\", \"\"",
                "\"|\", \"\"",
                "\" |\t||\", \"\"",
                "\"|a|\", \"|a|\""
            })
    void isRelaxed(String body, String relaxed) {
        assertThat(canonical(body.replace("|", "\r\n"))).isEqualTo(relaxed.replace("|", "\r\n"));
    }

    @Test
    void isRelaxedByTheLetterOfTheRule() {
        Random random = new Random(3);
        String letters = "ab  \t\n\n";
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(16); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String body = (text + "\n").replace("\n", "\r\n");
            String expected =
                    body.replaceAll("[ \t]+", " ").replace(" \r\n", "\r\n").replaceAll("(\r\n)+\\z", "\r\n");

            assertThat(canonical(body)).isEqualTo(expected.equals("\r\n") ? "" : expected);
        }
    }

    private static String canonical(String body) {
        byte[] message = ("head\r\n\r\n" + body).getBytes(ISO_8859_1);
        ByteArrayOutputStream canonical = new ByteArrayOutputStream();
        DkimBody.relaxed(message, 8, canonical::write);
        return canonical.toString(ISO_8859_1);
    }
}
