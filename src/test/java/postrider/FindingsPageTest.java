package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/findings.md lists the codes that the program can give, and no others. */
class FindingsPageTest {
    private static final Pattern IN_CODE = Pattern.compile("\"([EW][1-6][0-9]{2})\"");
    private static final Pattern IN_TABLE = Pattern.compile("\\b([EW][1-6][0-9]{2})\\b");

    @Test
    void listsEveryCodeOnce() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("docs/findings.md")).stream()
                .filter(line -> line.startsWith("| E") || line.startsWith("| W"))
                .flatMap(line -> codes(IN_TABLE, line.substring(0, line.indexOf('|', 1))))
                .toList();

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(listed)).isEqualTo(given());
    }

    private static Set<String> given() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> codes(IN_CODE, text(file)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> codes(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList().stream();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
