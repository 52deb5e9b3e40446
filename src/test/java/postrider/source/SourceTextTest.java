package postrider.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceTextTest {
    @Test
    void dropsOneByteOrderMark() {
        assertThat(good("\uFEFFa".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("a");
        assertThat(good("\uFEFF\uFEFFa".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("\uFEFFa");
    }

    @Test
    void makesAllLineEndsLf() {
        assertThat(good("a\r\nb\rc\n\r\n\r".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("a\nb\nc\n\n\n");
    }

    @Test
    void namesThePlaceWhereUtf8Ends() {
        byte[] bytes = "---\r\ntitle: Кровь".getBytes(Charset.forName("windows-1251"));

        assertThat(bad(bytes).at()).isEqualTo(new Location("a.md", 2, 8));
    }

    @Test
    void refusesUtf16() {
        assertThat(bad("x".getBytes(StandardCharsets.UTF_16)).message()).contains("UTF-16");
        assertThat(bad(new byte[] {(byte) 0xFF, (byte) 0xFE, 'x', 0}).message()).contains("UTF-16");
        assertThat(bad("xy".getBytes(StandardCharsets.UTF_16LE)).message()).contains("NUL");
    }

    @Test
    void refusesATextCutInTheMiddleOfACharacter() {
        assertThat(bad(new byte[] {'a', (byte) 0xD0}).at()).isEqualTo(new Location("a.md", 1, 2));
        assertThat(bad(new byte[] {(byte) 0xFF}).at()).isEqualTo(new Location("a.md", 1, 1));
    }

    @Test
    void removesWhatXmlForbids() {
        assertThat(good("a\u0001b\uFFFEc\td".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("abc\td");
        assertThat(SourceText.allowed("a\uD800b😀")).isEqualTo("ab😀");
    }

    @Test
    void placesAreCodePointsAndCountFromTheFirstLine() {
        SourceText text = new SourceText("a.md", "x\n😀y", 10);

        assertThat(text.at(0)).isEqualTo(new Location("a.md", 10, 1));
        assertThat(text.at(4)).isEqualTo(new Location("a.md", 11, 2));
        assertThat(text.at(5)).isEqualTo(new Location("a.md", 11, 3));
    }

    private static SourceText good(byte[] bytes) {
        return ((Parsed.Good<SourceText>) SourceText.decode("a.md", Bytes.copyOf(bytes))).value();
    }

    private static SourceFault bad(byte[] bytes) {
        return ((Parsed.Bad<SourceText>) SourceText.decode("a.md", Bytes.copyOf(bytes))).fault();
    }
}
