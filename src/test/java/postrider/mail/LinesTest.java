package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinesTest {
    /** Beside it a piece is shared rather than copied. */
    private static final String LONG = "a".repeat(600);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a\r\n", "\r\nb", "a\r\n\r\nb. c", "=\r\n=2E\t"})
    void areAsTheyGoOverTheWire(String text) {
        assertThat(Lines.of(text).plain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".a", "a\r\n.b", "a\r", "\na", "a\nb", "a\rb", "a\0", "\u00e9", "\r\r\n"})
    void whatMustBeLookedAtOnTheWireIsNotPlain(String text) {
        assertThat(Lines.of(text).plain()).isFalse();
    }

    /** What is called plain is never what a look at the whole would refuse or change. */
    @Test
    void piecesThatArePlainMakeATextThatNeedsNoLook() {
        Random random = new Random(11);
        String letters = "..ab=\r\n\r\n\t\u00e9\0";
        int plain = 0;
        for (int round = 0; round < 50_000; round++) {
            OctetBuffer buffer = new OctetBuffer();
            for (int i = random.nextInt(4); i > 0; i--) {
                StringBuilder piece = new StringBuilder();
                for (int j = random.nextInt(5); j > 0; j--) {
                    int at = random.nextInt(letters.length());
                    piece.append(letters.charAt(at) == '\r' && random.nextInt(8) > 0 ? "\r\n" : letters.charAt(at));
                }
                if (random.nextBoolean()) {
                    buffer.append(piece.toString());
                } else {
                    buffer.append(Lines.of(random.nextBoolean() ? piece + LONG : LONG + piece));
                }
            }
            MessageText text = buffer.append("\r\n").toText();
            if (text.isPlain()) {
                plain++;
                WireText looked = WireText.of(new MessageText(List.of(new Lines(text.joined(), false))))
                        .orElseThrow();

                assertThat(WireTextTest.said(WireText.of(text).orElseThrow())).isEqualTo(WireTextTest.said(looked));
                assertThat(WireText.of(text).orElseThrow().isEightBit()).isFalse();
            }
        }
        assertThat(plain).isGreaterThan(1000);
    }
}
