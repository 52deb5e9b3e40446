package postrider.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.source.Bytes;

final class WireTextTest {
    private static final Pattern LINES = Pattern.compile("([^\r\n\0]*\r\n)*");

    @Test
    void doublesTheDotThatALineBeginsWith() {
        assertThat(wire(".a\r\n..\r\nb.c\r\n.\r\n")).isEqualTo("..a\r\n...\r\nb.c\r\n..\r\n.\r\n");
    }

    @Test
    void leavesOtherTextAsItIsAndEndsIt() {
        assertThat(wire("a: b\r\n\r\n\tc. d\r\n")).isEqualTo("a: b\r\n\r\n\tc. d\r\n.\r\n");
    }

    @Test
    void aChunkHasItsLinesAsTheyAre() {
        WireText text = WireText.of(text(".a\r\n..\r\n.\r\n")).orElseThrow();

        assertThat(text.pieces()).containsExactly(Bytes.utf8(".a\r\n..\r\n.\r\n"));
        assertThat(text.size()).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a\r",
                "a\n",
                "\n",
                "\r",
                "a\rb\r\n",
                "a\n.\r\nb\r\n",
                "a\0b\r\n",
                "a\r\n\r",
                "a\r\nb",
                "\r\r\n"
            })
    void takesNoLineEndAlone(String text) {
        assertThat(WireText.of(text(text))).isEmpty();
    }

    @Test
    void seesEightBitsWhereverTheyStand() {
        assertThat(WireText.of(text("abc\r\nd\u00e9f\r\n")).orElseThrow().isEightBit())
                .isTrue();
        assertThat(WireText.of(text("\u0001\u00ff\r\n")).orElseThrow().isEightBit())
                .isTrue();
        assertThat(WireText.of(text("a\tb\u0001\r\n")).orElseThrow().isEightBit())
                .isFalse();
    }

    @Test
    void agreesWithTheRuleForAnyText() {
        Random random = new Random(7);
        String letters = "..ab\r\n\r\n\r\n\t\u00e9\0";
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i > 0; i--) {
                int at = random.nextInt(letters.length());
                text.append(letters.charAt(at) == '\r' && random.nextInt(8) > 0 ? "\r\n" : letters.charAt(at));
            }
            String message = text.toString();
            boolean fine = LINES.matcher(message).matches();

            assertThat(WireText.of(text(message)).map(WireTextTest::said))
                    .isEqualTo(
                            fine ? Optional.of(message.replaceAll("(?<=^|\n)\\.", "..") + ".\r\n") : Optional.empty());
        }
    }

    private static String wire(String text) {
        return said(WireText.of(text(text)).orElseThrow());
    }

    static String said(WireText text) {
        StringBuilder said = new StringBuilder();
        text.dotted().forEach(piece -> said.append(new String(piece.toArray(), ISO_8859_1)));
        return said.toString();
    }

    private static MessageText text(String octets) {
        return new MessageText(List.of(new Lines(Bytes.copyOf(octets.getBytes(ISO_8859_1)), false)));
    }
}
