package postrider.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One row of the reading cases; its id is its name in a test report. */
public record Case(String group, String id, Object input, Map<String, Object> setting, Map<String, Object> expected) {
    /** The folder of the cases. */
    public static final Path FOLDER = Path.of("src/test/resources/postrider/reading");

    public static Stream<Case> of(String... groups) {
        return Stream.of("cases.tsv", "own.tsv")
                .flatMap(Case::rows)
                .filter(cells -> List.of(groups).contains(cells[0]))
                .map(cells -> new Case(
                        cells[0],
                        cells[1],
                        String.valueOf(Json.parse(cells[2])),
                        Json.map(cells[3]),
                        Json.map(cells[4])));
    }

    /** The cells of a file's rows. */
    public static Stream<String[]> rows(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream().skip(1).map(line -> line.split("\t", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        return (String) input;
    }

    public String setting(String key, String otherwise) {
        return String.valueOf(setting.getOrDefault(key, otherwise));
    }

    @Override
    public String toString() {
        return id;
    }
}
