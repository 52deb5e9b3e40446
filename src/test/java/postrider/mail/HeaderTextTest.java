package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {
    private static String decoded(List<String> words) throws Exception {
        return MimeUtility.decodeText(MimeUtility.unfold(String.join("\r\n ", words)));
    }

    @Test
    void nothingIsLostAtAnyOffset() throws Exception {
        for (String letters : List.of("é", "қ", "“", "😀", "аб", "👩‍⚕️")) {
            for (int lead = 0; lead < 60; lead++) {
                String text = "x".repeat(lead) + letters.repeat(40) + " end";

                List<String> words = HeaderText.unstructured("Subject", text);

                assertThat(decoded(words)).isEqualTo(text);
                assertThat(words).allMatch(word -> word.length() <= 67);
                for (String word : words) {
                    assertThat(MimeUtility.decodeWord(word)).doesNotContain("\uFFFD", "?");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"  two  blanks ", "=?UTF-8?B?w6k=?=", "Kids &amp; blood", "plain", "a = b", "tab-free", "é é  é"
            })
    void decodesToWhatWasWritten(String text) throws Exception {
        assertThat(decoded(HeaderText.unstructured("Subject", text))).isEqualTo(text);
    }

    @Test
    void plainTextStaysReadable() {
        assertThat(HeaderText.unstructured("Subject", "Two new posts")).containsExactly("Two", "new", "posts");
    }

    @Test
    void aWordTooLongForALineIsEncoded() throws Exception {
        String text = "x".repeat(1200);

        assertThat(HeaderText.unstructured("Subject", text)).hasSizeGreaterThan(20);
        assertThat(decoded(HeaderText.unstructured("Subject", text))).isEqualTo(text);
    }

    @Test
    void linesWithEncodedWordsStayWithin76() {
        Headers headers = new Headers();
        headers.add("Subject", HeaderText.unstructured("Subject", "Қан ".repeat(100)));

        assertThat(headers.toString().split("\r\n")).hasSizeGreaterThan(5).allMatch(line -> line.length() <= 76);
        assertThat(headers.toString().split("\r\n")[0]).startsWith("Subject: =?");
    }
}
