package postrider.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import postrider.source.Sha256;

final class DkimBodyTest {
    private final Random random = new Random(3);

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
        assertThat(hash(body.replace("|", "\r\n"))).isEqualTo(Sha256.of(octets(relaxed.replace("|", "\r\n"))));
    }

    @Test
    void isRelaxedByTheLetterOfTheRuleWhereverItsPiecesEnd() {
        String letters = "ab  \t\n\n";
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(16); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String body = (text + "\n").replace("\n", "\r\n");
            String expected =
                    body.replaceAll("[ \t]+", " ").replace(" \r\n", "\r\n").replaceAll("(\r\n)+\\z", "\r\n");

            assertThat(hash(body)).as(body).isEqualTo(Sha256.of(octets(expected.equals("\r\n") ? "" : expected)));
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** In up to three pieces, none of which ends within a line end. */
    private byte[] hash(String body) {
        DkimBody hashed = new DkimBody();
        String rest = body;
        for (int pieces = random.nextInt(3); pieces > 0; pieces--) {
            int end = random.nextInt(rest.length() + 1);
            end -= end > 0 && rest.charAt(end - 1) == '\r' ? 1 : 0;
            hashed.add(DkimPiece.of(octets(rest.substring(0, end)), 0));
            rest = rest.substring(end);
        }
        return hashed.add(DkimPiece.of(octets("head" + rest), 4)).hash();
    }
}
