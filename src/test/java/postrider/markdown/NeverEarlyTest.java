package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.post.HeldPost;
import postrider.post.KnownPosts;
import postrider.post.Post;
import postrider.post.PostFolder;
import postrider.post.PostSettings;
import postrider.post.PostStatus;
import postrider.post.Posts;
import postrider.source.Diagnostic;

/**
 * The promise for any file at all: it is published only if every line that decides about it says so; and it is read and rendered
 * without an exception, in bounded time.
 *
 * <p>Runs over its seeds like any test. To search for new inputs, ten minutes long:
 *
 * <pre>JAZZER_FUZZ=1 mvn -q test -Dtest='NeverEarlyTest#anyFile' -Djazzer.hooks=true -Djazzer.max_duration=10m</pre>
 */
class NeverEarlyTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int ROUNDS = 1_500;
    private static final PostSettings SETTINGS =
            new PostSettings(ZONE, "en", List.of("en", "ru", "kk"), "", "", "===", 300, null);

    private static Path folder = Path.of("");

    @BeforeAll
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("never-early");
    }

    @AfterAll
    static void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("x.md"));
        Files.deleteIfExists(folder);
    }

    @FuzzTest(maxDuration = "10m")
    void anyFile(byte[] octets) throws IOException {
        assertNeverEarly(octets);
    }

    /** Pieces of real posts in orders that nobody wrote; the same ones at each run. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shuffledPiecesOfPosts(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> pieces = PostPieces.of(ReadingFiles.ROOT);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] octets = PostPieces.shuffled(pieces, random).getBytes(StandardCharsets.UTF_8);
            assertTimeoutPreemptively(LONG, () -> assertNeverEarly(octets));
        }
    }

    private static void assertNeverEarly(byte[] octets) throws IOException {
        Files.write(folder.resolve("x.md"), octets);
        PostFolder posts = new PostFolder(folder, SETTINGS);
        Posts read = posts.read(NOW, KnownPosts.none());
        assertThat(read.posts().size() + read.held().size()).isEqualTo(1);
        read.held().forEach(NeverEarlyTest::assertTold);
        Markdown markdown = new Markdown(new MarkdownSettings("https://blog.example.org", "quark"), posts.files(read));
        for (Post post : read.posts()) {
            if (post.status(NOW) instanceof PostStatus.Published) {
                assertThat(new PencilReading(ZONE, NOW).objections(frontMatter(octets)))
                        .as(new String(octets, StandardCharsets.UTF_8))
                        .isEmpty();
            }
            RenderedPost rendered = markdown.render(post);
            HarmlessHtml.assertHarmless(rendered.content().toString());
            Stream.concat(post.warnings().stream(), rendered.warnings().stream())
                    .forEach(NeverEarlyTest::assertOnOneLine);
        }
    }

    private static void assertTold(HeldPost held) {
        assertThat(held.diagnostics()).anyMatch(Diagnostic::isError);
        held.diagnostics().forEach(NeverEarlyTest::assertOnOneLine);
    }

    private static void assertOnOneLine(Diagnostic diagnostic) {
        assertThat(diagnostic.toString()).doesNotContain("\n", "\r", "\u0000").hasSizeLessThan(1_000);
        assertThat(diagnostic.hint()).isNotEmpty();
    }

    private static List<String> frontMatter(byte[] octets) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(octets))
                .toString()
                .replaceFirst("^\uFEFF", "")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]", "");
        assertThat(text).doesNotContain("\u0000");
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int open = 0;
        while (lines.get(open).isBlank()) {
            open++;
        }
        int close = open + 1;
        while (!lines.get(close).stripTrailing().equals("---")) {
            close++;
        }
        return lines.subList(open + 1, close);
    }
}
