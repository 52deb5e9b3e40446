package postrider.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import postrider.edition.DigestSettings;
import postrider.edition.DigestSettings.Design;
import postrider.markdown.RenderedPost;
import postrider.picture.PictureCache;
import postrider.template.Templates;

/** Each folder beside is a letter: its posts, and what becomes of them. {@code -Dpostrider.approve} rewrites what becomes of them. */
class LetterCasesTest {
    private static final Path CASES = Path.of("src/test/resources/postrider/letter");

    @TempDir
    Path home;

    @ParameterizedTest
    @MethodSource("cases")
    void composesTheExpectedLetter(Case one, Design design) throws IOException {
        Path folder = CASES.resolve(one.folder());

        Letter letter = new LetterWriter(
                        new Templates(home),
                        one.settings(design),
                        new PictureFolder(home, new PictureCache(home.resolve("copies"))))
                .compose(14, Instant.parse("2023-01-10T04:00:00Z"), one.language(), posts(folder));

        String name = "expected." + design.name().toLowerCase(Locale.ROOT);
        String inbox = "Subject: " + letter.subject() + "\nPreheader: " + letter.preheader() + "\n";
        assertSame(folder.resolve(name + ".html"), letter.html());
        assertSame(folder.resolve(name + ".txt"), letter.text());
        assertSame(folder.resolve("expected.inbox.txt"), inbox);
    }

    private static Stream<Arguments> cases() {
        return Stream.of(
                        new Case("one-post", "en", "Hematology Center News"),
                        new Case("three-posts", "en", "Hematology Center News"),
                        new Case("russian", "ru", "Новости Гематологического центра"),
                        new Case("kazakh", "kk", "Гематология орталығы"),
                        new Case("arabic", "ar", "أخبار المركز"))
                .flatMap(one -> Stream.of(Design.values()).map(design -> Arguments.of(one, design)));
    }

    private record Case(String folder, String language, String newsletter) {
        /** Of three posts, with all the links that a foot may have. */
        LetterSettings settings(Design design) {
            boolean all = folder.equals("three-posts");
            return new LetterSettings(
                    TestPost.SITE,
                    newsletter,
                    "Hematology Center, 10 Example Street, Almaty, Kazakhstan",
                    "#0b5c70",
                    TestPost.ALMATY,
                    20,
                    "",
                    design,
                    DigestSettings.Images.LINK,
                    true,
                    all,
                    "en",
                    null);
        }
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
