package postrider.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentTest {
    private static final YamlLimits LIMITS = new YamlLimits(20, 1000);

    @Test
    void keepsSourceTextOfPlainScalars() {
        YamlMap map = map("a: 0123\nb: yes\nc: 1e3\nd: 2022-07-20\n");

        assertThat(map.entries().stream().map(entry -> ((YamlScalar) entry.value()).text()))
                .containsExactly("0123", "yes", "1e3", "2022-07-20");
    }

    @Test
    void tellsQuotedFromPlain() {
        YamlMap map = map("a: null\nb: 'null'\nc: ~\nd: x\n");

        assertThat(map.value("a").orElseThrow()).isEqualTo(new YamlNull(at(1, 4)));
        assertThat(map.value("b").orElseThrow()).isEqualTo(new YamlScalar(at(2, 4), "null", false));
        assertThat(map.value("c").orElseThrow()).isEqualTo(new YamlNull(at(3, 4)));
        assertThat(map.value("d").orElseThrow()).isEqualTo(new YamlScalar(at(4, 4), "x", true));
    }

    @Test
    void anAbsentValueStandsAtItsKey() {
        assertThat(map("a: x\nb:\n").value("b").orElseThrow().at()).isEqualTo(at(2, 1));
    }

    @Test
    void columnsAreCodePoints() {
        assertThat(map("'😀😀': {я: x}\n").entries().get(0).value().at()).isEqualTo(at(1, 7));
    }

    @Test
    void tabBetweenKeyAndValueIsABlank() {
        assertThat(map("title:\tA\n").value("title").orElseThrow()).isEqualTo(new YamlScalar(at(1, 8), "A", true));
    }

    @Test
    void anEmptyDocumentIsNull() {
        assertThat(good("")).isInstanceOf(YamlNull.class);
        assertThat(good("# nothing\n")).isInstanceOf(YamlNull.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DUPLICATE_KEY | 1:8 | {a: 1, a: 2}",
                "DUPLICATE_KEY | 1:8 | {a: 1, \"a\": 1}",
                "REFERENCE | 1:4 | a: &x 1",
                "REFERENCE | 1:4 | a: *x",
                "REFERENCE | 1:4 | a: !!str 3",
                "REFERENCE | 1:4 | a: !x {b: c}",
                "REFERENCE | 1:2 | {<<: {a: b}}",
                "REFERENCE | 1:10 | %YAML 1.2",
                "SYNTAX | 1:5 | a: b: c",
                "SYNTAX | 1:2 | {[a, b]: c}",
                "SYNTAX | 1:4 | a: [b",
            })
    void refusesWithPlace(SourceFault.Kind kind, String place, String yaml) {
        SourceFault fault = bad(yaml);

        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.hint()).isNotEmpty();
        assertThat(fault.at().line() + ":" + fault.at().column()).isEqualTo(place);
    }

    @Test
    void placesDuplicateAtTheSecondKey() {
        assertThat(bad("a: 1\nb: 2\na: 3\n").at()).isEqualTo(at(3, 1));
    }

    @Test
    void refusesASecondDocument() {
        assertThat(bad("a: 1\n--- \nb: 2\n").kind()).isEqualTo(SourceFault.Kind.REFERENCE);
        assertThat(bad("a: 1\n...\nb: 2\n").kind()).isEqualTo(SourceFault.Kind.REFERENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{",
                "- ",
                "[[]",
                "{a: ",
                "\"\\u12",
                "? ",
                "!",
                "&",
                "|",
                ">9",
                "'",
                "\u0085",
                "\u007f",
                "%",
                "- - -\t-"
            })
    void neverThrowsOnGarbage(String piece) {
        for (int times : List.of(1, 50, 20_000)) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> YamlDocument.parse(source(piece.repeat(times)), LIMITS));
        }
    }

    @Test
    void limitsDepthAndNodes() {
        assertThat(good("a: " + "[".repeat(19) + "]".repeat(19))).isInstanceOf(YamlMap.class);
        assertThat(bad("a: " + "[".repeat(20) + "]".repeat(20)).kind()).isEqualTo(SourceFault.Kind.LIMIT);
        assertThat(good("[" + "x, ".repeat(999) + "]")).isInstanceOf(YamlList.class);
        assertThat(bad("[" + "x, ".repeat(1000) + "]").kind()).isEqualTo(SourceFault.Kind.LIMIT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 'It's me'           | 1:8 | text stands behind a closing quote or bracket",
                "a: [News] today        | 1:11 | text stands behind a closing quote or bracket",
                "a: *bold* text         | 1:4 | a value cannot begin with * without quotes",
                "a: @home               | 1:4 | a value cannot begin with @ without quotes",
                "a: \"C:\\path\"          | 1:7 | a backslash stands between double quotes",
                "a: [b;c: d             | 1:4 | what is in brackets is not closed",
                "a: \"b;c: d             | 1:4 | a quoted text is not closed",
                "a: b;  c: d            | 2:3 | this line is indented deeper than the one above",
                "  a: b;c: d            | 2:1 | this line is indented otherwise",
                "a:b;c: d               | 1:1 | this line is no key with a value",
                "a: b;c d               | 2:1 | this line is no key with a value",
                "a: b;c:\u00A0d;e: f    | 2:1 | this line is no key with a value",
            })
    void saysWhatToMendWhere(String yaml, String place, String message) {
        SourceFault fault = bad(yaml.replace(';', '\n'));

        assertThat(fault.at().line() + ":" + fault.at().column()).isEqualTo(place);
        assertThat(fault.message()).startsWith(message);
    }

    @Test
    void takesNextLineControlsForText() {
        YamlMap map = map("a: \u0085b\nc: d\u0085\n# e\u0085f: g\nh: [\u0085i]\n");

        assertThat(map.entries())
                .extracting(YamlEntry::key, entry -> entry.value().at().line())
                .containsExactly(tuple("a", 1), tuple("c", 2), tuple("h", 4));
        assertThat(map.value("a").orElseThrow()).isEqualTo(new YamlScalar(at(1, 4), "\u0085b", true));
    }

    @Test
    void escapesCannotBringBackForbiddenCharacters() {
        assertThat(map("a: \"x\\u0007y\\uFFFE\"\n").value("a").orElseThrow())
                .isEqualTo(new YamlScalar(at(1, 4), "xy", false));
    }

    private static Location at(int line, int column) {
        return new Location("a.yaml", line, column);
    }

    private static SourceText source(String yaml) {
        return new SourceText("a.yaml", yaml, 1);
    }

    private static YamlMap map(String yaml) {
        return (YamlMap) good(yaml);
    }

    private static YamlNode good(String yaml) {
        Parsed<YamlNode> parsed = YamlDocument.parse(source(yaml), LIMITS);
        assertThat(parsed).isInstanceOf(Parsed.Good.class);
        return ((Parsed.Good<YamlNode>) parsed).value();
    }

    private static SourceFault bad(String yaml) {
        Parsed<YamlNode> parsed = YamlDocument.parse(source(yaml), LIMITS);
        assertThat(parsed).isInstanceOf(Parsed.Bad.class);
        return ((Parsed.Bad<YamlNode>) parsed).fault();
    }
}
