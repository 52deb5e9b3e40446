package postrider.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @TempDir
    Path home;

    private Templates templates;

    @BeforeEach
    void open() {
        templates = new Templates(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "kk"})
    void eachLanguageHasTheKeysOfEnglish(String language) throws IOException {
        assertThat(keys(language)).isEqualTo(keys("en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "kk"})
    void eachLanguageFillsThePlaceholdersOfEnglish(String language) throws IOException {
        Properties english = file("en");
        Properties other = file(language);

        for (String key : english.stringPropertyNames()) {
            if (other.containsKey(key)) {
                assertThat(placeholders(other.getProperty(key)))
                        .as(key)
                        .isEqualTo(placeholders(english.getProperty(key)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1, 1 post",
        "en, 2, 2 posts",
        "en, 0, 0 posts",
        "ru, 1, 1 публикация",
        "ru, 2, 2 публикации",
        "ru, 5, 5 публикаций",
        "ru, 11, 11 публикаций",
        "ru, 12, 12 публикаций",
        "ru, 21, 21 публикация",
        "ru, 22, 22 публикации",
        "ru, 111, 111 публикаций",
        "kk, 1, 1 жазба",
        "kk, 5, 5 жазба"
    })
    void countsInTheLanguagesOwnForms(String language, long number, String words) {
        assertThat(templates.words(language).count("posts", number)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 9 January 2023, 9 January",
        "en-GB, 9 January 2023, 9 January",
        "ru, 9 января 2023 г., 9 января",
        "kk, 2023 ж. 9 қаңтар, 9 қаңтар",
        "kk-Cyrl-KZ, 2023 ж. 9 қаңтар, 9 қаңтар"
    })
    void writesDatesAsTheLanguageDoes(String language, String date, String short_) {
        LocalDate day = LocalDate.of(2023, 1, 9);

        assertThat(templates.words(language).date(day)).isEqualTo(date);
        assertThat(templates.words(language).dayAndMonth(day)).isEqualTo(short_);
    }

    @Test
    void aLanguageWithoutWordsIsEnglishInItsPluralsToo() {
        assertThat(templates.words("fr").count("posts", 0)).isEqualTo("0 posts");
        assertThat(templates.words("../../etc/passwd").text("letter.unsubscribe"))
                .isEqualTo("Unsubscribe");
    }

    @Test
    void saysWhichLanguageItsWordsAreIn() {
        assertThat(templates.words("ru-KZ").spoken("ru-KZ")).isEqualTo("ru-KZ");
        assertThat(templates.words("ar").spoken("ar")).isEqualTo("en");
    }

    @Test
    void theHomeReplacesSingleWordsAndAddsLanguages() throws IOException {
        Files.createDirectories(home.resolve("words"));
        Files.writeString(home.resolve("words/en.properties"), "letter.unsubscribe = Leave\n");
        Files.writeString(home.resolve("words/de.properties"), "letter.unsubscribe = Abmelden\n");

        assertThat(templates.words("en").text("letter.unsubscribe")).isEqualTo("Leave");
        assertThat(templates.words("en").text("letter.contents")).isEqualTo("In this edition");
        assertThat(templates.words("de").text("letter.unsubscribe")).isEqualTo("Abmelden");
        assertThat(templates.words("de").text("letter.contents")).isEqualTo("In this edition");
    }

    @Test
    void wordsThatAreNotUtf8AreAFaultThatNamesTheFile() throws IOException {
        Files.createDirectories(home.resolve("words"));
        Files.write(home.resolve("words/ru.properties"), new byte[] {'a', '=', (byte) 0xcf, (byte) 0xf0});

        assertThatThrownBy(() -> templates.words("ru"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining("templates/words/ru.properties:1:1: error: ")
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void whatIsFilledInIsNotFilledAgain() {
        String words = templates.words("en").text("letter.label", "newsletter", "{number}", "number", "7");

        assertThat(words).isEqualTo("{number}, edition 7");
    }

    @Test
    void knowsWhichLanguagesRunFromTheRight() {
        assertThat(Words.direction("ar")).isEqualTo("rtl");
        assertThat(Words.direction("he-IL")).isEqualTo("rtl");
        assertThat(Words.direction("kk")).isEqualTo("ltr");
    }

    private static Set<String> keys(String language) throws IOException {
        return file(language).stringPropertyNames().stream()
                .map(key -> key.replaceFirst("\\.(one|few|many|other)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(String words) {
        return Pattern.compile("\\{\\w+}")
                .matcher(words)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties file(String language) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(
                TemplateFolder.ofJar("words/" + language + ".properties").orElseThrow()));
        return properties;
    }
}
