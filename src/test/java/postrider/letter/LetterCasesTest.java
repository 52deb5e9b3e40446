package postrider.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import postrider.markdown.RenderedPost;
import postrider.template.Templates;

/** Each folder beside is a letter: its posts, and what becomes of them. {@code -Dpostrider.approve} rewrites what becomes of them. */
class LetterCasesTest {
    private static final Path CASES = Path.of("src/test/resources/postrider/letter");

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "one-post, en, Hematology Center News",
        "three-posts, en, Hematology Center News",
        "russian, ru, Новости Гематологического центра",
        "kazakh, kk, Гематология орталығы",
        "arabic, ar, أخبار المركز"
    })
    void composesTheExpectedLetter(String folder, String language, String newsletter) throws IOException {
        LetterSettings settings = new LetterSettings(
                TestPost.SITE,
                newsletter,
                "Hematology Center, 10 Example Street, Almaty, Kazakhstan",
                "#0b5c70",
                TestPost.ALMATY,
                20,
                "",
                true,
                folder.equals("three-posts"),
                folder.equals("three-posts") ? TestPost.SITE + "/editions/news" : null);

        Letter letter = new LetterWriter(new Templates(home), settings)
                .compose(14, Instant.parse("2023-01-10T04:00:00Z"), language, posts(CASES.resolve(folder)));

        String inbox = "Subject: " + letter.subject() + "\nPreheader: " + letter.preheader() + "\n";
        assertSame(CASES.resolve(folder).resolve("expected.html"), letter.html());
        assertSame(CASES.resolve(folder).resolve("expected.txt"), letter.text());
        assertSame(CASES.resolve(folder).resolve("expected.inbox.txt"), inbox);
    }

    private static List<RenderedPost> posts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".post"))
                    .sorted()
                    .map(LetterCasesTest::post)
                    .toList();
        }
    }

    private static RenderedPost post(Path file) {
        try {
            return TestPost.parse(Files.readString(file)).rendered();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSame(Path expected, String text) throws IOException {
        if (System.getProperty("postrider.approve") != null) {
            Files.writeString(expected, text);
        }
        assertThat(text).as(expected.toString()).isEqualTo(Files.readString(expected));
    }
}
