package postrider.markdown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import postrider.reading.Case;

/** The cases of the reading contract, as they lie among the test's resources. */
final class ReadingFiles {
    static final Path ROOT = Path.of("src/test/resources/postrider/reading");

    /** One row of the cases. */
    record Row(String group, String id, Json input, Json setting, Json expected) {
        @Override
        public String toString() {
            return id;
        }
    }

    private ReadingFiles() {}

    static Stream<Row> rows(String group) {
        return Stream.of("cases.tsv", "own.tsv")
                .flatMap(Case::rows)
                .filter(cells -> cells[0].equals(group))
                .map(cells -> new Row(cells[0], cells[1], Json.of(cells[2]), Json.of(cells[3]), Json.of(cells[4])));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
