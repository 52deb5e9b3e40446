package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.job.Refused;

class ArgumentReaderTest {
    private static Arguments read(String... words) {
        return ArgumentReader.read(new PostriderCommand(), List.of(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--home h publish", "--home=h publish", "publish --home h", "publish --home=h"})
    void commonOptionsStandOnEitherSideOfTheCommand(String words) {
        Arguments read = read(words.split(" "));

        assertThat(read.command()).isInstanceOf(PublishCommand.class);
        assertThat(read.value(CommonOptions.HOME)).contains("h");
    }

    @Test
    void optionsStandBetweenCommandAndSubcommandAndAmongParameters() {
        Arguments read = read("posts", "--json", "show", "--home", "h", "spring/item.md", "-q");

        assertThat(read.path()).extracting(Command::name).containsExactly("postrider", "posts", "show");
        assertThat(read.parameters()).containsValue(List.of("spring/item.md"));
        assertThat(read.has(CommonOptions.JSON)).isTrue();
        assertThat(read.has(CommonOptions.QUIET)).isTrue();
    }

    @Test
    void lettersJoin() {
        Arguments read = read("-qv", "publish");

        assertThat(read.has(CommonOptions.QUIET)).isTrue();
        assertThat(read.has(CommonOptions.VERBOSE)).isTrue();
        assertThat(read.has(CommonOptions.VERSION)).isFalse();
    }

    @Test
    void settingsAddUpOnBothSidesInTheirOrder() {
        Arguments read = read("--set", "a=1", "publish", "--set=b=2=3", "--set", "c=");

        assertThat(read.values(CommonOptions.SET)).containsExactly("a=1", "b=2=3", "c=");
    }

    @Test
    void valuesKeepTheirQuotesAndMayBeginLikeAnOption() {
        Arguments read = read("--set", "site.title=\"A\"", "publish", "--home=--odd");

        assertThat(read.values(CommonOptions.SET)).containsExactly("site.title=\"A\"");
        assertThat(read.value(CommonOptions.HOME)).contains("--odd");
    }

    @Test
    void afterTwoDashesNothingIsAnOption() {
        assertThat(read("posts", "show", "--", "--odd").parameters()).containsValue(List.of("--odd"));
    }

    @Test
    void aParameterMayBeLeftOutOnlyWhereItIsOptional() {
        assertThat(read("why", "spring").parameters()).hasSize(1);
        assertThat(read("why", "spring", "a@example.org").parameters()).hasSize(2);
        assertThat(read("why", "--help").has(CommonOptions.HELP)).isTrue();
        assertThatThrownBy(() -> read("why")).isInstanceOf(Refused.class).hasMessageContaining("POST is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    publsh                  | there is no command "publsh". Did you mean publish?
                    warm-u                  | there is no command "warm-u". See: postrider --help
                    cron shw                | there is no command "shw". Did you mean show?
                    publish --no-snd        | there is no option "--no-snd". Did you mean --no-send?
                    publish --hom=x         | there is no option "--hom=x". Did you mean --home?
                    --no-send publish       | there is no option "--no-send". See: postrider --help
                    publish -qz             | there is no option "-qz". See: postrider publish --help
                    publish --json=x        | --json takes no value. See: postrider publish --help
                    publish --home          | --home needs a value: DIR. See: postrider publish --help
                    --home                  | --home needs a value: DIR. See: postrider --help
                    publish extra           | "extra" is one word too many. See: postrider publish --help
                    --home a publish --home b | --home is given twice. See: postrider publish --help
                    editions show           | N is missing. See: postrider editions show --help
                    """)
    void aMistakeIsNamedWithWhatToDo(String words, String message) {
        assertThatThrownBy(() -> read(words.split(" ")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason().status()).isEqualTo(2))
                .hasMessage(message);
    }

    @Test
    void numbersAreNumbers() {
        Arguments read = read("editions", "show", "twelve");
        Parameter number = read.command().parameters().get(0);

        assertThatThrownBy(() -> read.number(number))
                .isInstanceOf(Refused.class)
                .hasMessage("N must be a number, not \"twelve\"");
        assertThat(read("editions", "show", "12").number(number)).isEqualTo(12);
    }
}
