package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Markup that turns into a script when it is parsed once more, as every browser and mail client does with our output. */
class MutationXssTest {
    @ParameterizedTest
    @MethodSource("postrider.markdown.XssVectors#all")
    void survivesASecondParsing(String vector) {
        for (PostSample sample : List.of(
                PostSample.of(vector),
                PostSample.of(vector).html(),
                PostSample.of("[center]\n" + vector + "\n[/center]"),
                PostSample.of("a " + vector + "\n\n===\n\n> " + vector))) {
            String once = sample.render().content().toString();

            HarmlessHtml.assertHarmless(once);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"color: expression(1)", "color: url(x)", "color: red; x: y", "text-align: x", "color: #12345"})
    void writesNoOtherStyle(String style) {
        assertThat(AllowList.STYLE.matcher(style).matches()).isFalse();
    }
}
