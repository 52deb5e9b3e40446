package postrider.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "#0b5c70, #0b5c70, #8fb4bd, false",
                "#9f1d35, #9f1d35, #d7a0aa, false",
                "#ff7a00, #a64f00, #ff912b, true",
                "#ffe600, #756a00, #ffe600, true",
                "#ffffff, #696969, #ffffff, true",
                "#808080, #696969, #aeaeae, true",
                "#000000, #000000, #adadad, false",
                "#0B5C70, #0b5c70, #8fb4bd, false"
            })
    void darkensAndLightensAsLittleAsReadingDemands(String given, String light, String dark, boolean tooLight) {
        Accent accent = Accent.of(given);

        assertThat(accent.light()).isEqualTo(light);
        assertThat(accent.dark()).isEqualTo(dark);
        assertThat(accent.warning().isPresent()).isEqualTo(tooLight);
    }

    @Test
    void tintsAreTheGroundWithALittleOfTheColour() {
        Accent accent = Accent.of("#0b5c70");

        assertThat(accent.lightTint()).isEqualTo("#e7eff1");
        assertThat(accent.darkTint()).isEqualTo("#273236");
    }

    @Test
    void saysWhatIsUsedInPlaceOfAColourThatIsTooLight() {
        assertThat(Accent.of("#ff7a00").warning()).contains("#ff7a00 is too light for text; #a64f00 is used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"teal", "#12", "rgb(1,2,3)", "0b5c70", "#0b5c7g", "#0b5c70 ", ""})
    void knowsWhatIsNoColour(String written) {
        assertThat(Accent.isColour(written)).isFalse();
        assertThatThrownBy(() -> Accent.of(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
