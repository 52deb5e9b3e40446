package postrider.subscriber;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.subscriber.CsvReader.CsvRow;

/** The subscribers' file: a header in any order, then a row for each person. Row by row; nothing is held. */
final class SubscriberCsv {
    /** Heads the column in which {@link #copy} says what is wrong with a row; whoever mends the row may leave it. */
    private static final String REFUSED = "refused";

    private SubscriberCsv() {}

    /**
     * @param take line and cells of each row; @param refuse line and reason of each that has too many cells
     * @throws CsvFault where the file as a whole can't be read
     */
    static void read(Path file, BiConsumer<Integer, SubscriberCells> take, BiConsumer<Integer, String> refuse) {
        if (Files.isDirectory(file)) {
            throw new CsvFault(1, "it is a folder; nothing was imported", "Name the list itself, a CSV file");
        }
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            CsvReader rows = new CsvReader(text);
            List<Optional<SubscriberColumn>> header = header(rows.next());
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                if (row.isBlank()) {
                    continue;
                }
                if (row.cells().size() > header.size()) {
                    refuse.accept(
                            row.line(),
                            "it has " + row.cells().size() + " cells, the header " + header.size()
                                    + "; a cell with the separator in it needs quotes");
                } else {
                    take.accept(row.line(), cells(header, row));
                }
            }
        } catch (NoSuchFileException e) {
            throw new CsvFault(1, "there is no such file; nothing was imported", "See that its name is right");
        } catch (IOException e) {
            throw new CsvFault(
                    1,
                    "it can't be read (" + e.getClass().getSimpleName() + "); nothing was imported",
                    "See that it is a file, and that the user who runs Postrider may read it");
        }
    }

    private static SubscriberCells cells(List<Optional<SubscriberColumn>> header, CsvRow row) {
        Map<SubscriberColumn, String> cells = new EnumMap<>(SubscriberColumn.class);
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            // A line break in an address must be seen, not stripped.
            header.get(i)
                    .ifPresent(column -> cells.put(column, column == SubscriberColumn.EMAIL ? cell : cell.strip()));
        }
        return new SubscriberCells(cells);
    }

    /** Empty for the column that says why a row was refused. */
    private static List<Optional<SubscriberColumn>> header(@Nullable CsvRow row) {
        List<String> names = row == null ? List.of() : row.cells();
        Set<SubscriberColumn> seen = EnumSet.noneOf(SubscriberColumn.class);
        List<Optional<SubscriberColumn>> columns = names.stream()
                .map(name -> isRefused(name) ? Optional.<SubscriberColumn>empty() : Optional.of(column(name)))
                .toList();
        for (SubscriberColumn column :
                columns.stream().flatMap(Optional::stream).toList()) {
            if (!seen.add(column)) {
                throw new CsvFault(
                        1,
                        "the header has two columns \"" + column.header() + "\"; nothing was imported",
                        "Take one out");
            }
        }
        if (!seen.contains(SubscriberColumn.EMAIL)) {
            throw new CsvFault(
                    1,
                    "the list has no column \"email\"; nothing was imported",
                    "Begin it with a header, such as: " + allHeaders());
        }
        return columns;
    }

    private static boolean isRefused(String header) {
        return header.strip().equalsIgnoreCase(REFUSED);
    }

    private static SubscriberColumn column(String header) {
        return SubscriberColumn.of(header)
                .orElseThrow(() -> header.contains("@")
                        ? new CsvFault(
                                1,
                                "the list has no header; nothing was imported",
                                "Begin it with a line such as: " + allHeaders())
                        : new CsvFault(
                                1,
                                "there is no column \"" + header.strip() + "\"; nothing was imported",
                                "Did you mean \""
                                        + SubscriberColumn.nearest(header).header() + "\"? The columns are: "
                                        + allHeaders()));
    }

    private static String allHeaders() {
        return Stream.of(SubscriberColumn.values())
                .map(SubscriberColumn::header)
                .collect(Collectors.joining(","));
    }

    /**
     * Writes the header of a list and some of its rows, cell by cell as they stand there. Commas, LF, UTF-8.
     *
     * @param reasons by the rows' lines; each goes before its row
     */
    static void copy(Path list, Map<Integer, String> reasons, Path target) {
        try (Reader text = Files.newBufferedReader(list, StandardCharsets.UTF_8);
                Writer copy = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
            CsvReader rows = new CsvReader(text);
            CsvRow header = rows.next();
            int old = header == null ? -1 : indexOfRefused(header.cells());
            for (CsvRow row = header; row != null; row = rows.next()) {
                String reason = row == header ? REFUSED : reasons.get(row.line());
                if (reason != null) {
                    List<String> cells = new ArrayList<>(row.cells());
                    if (old >= 0 && old < cells.size()) {
                        cells.remove(old);
                    }
                    cells.add(0, reason);
                    writeRow(copy, cells);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the refused rows can't be written to " + target + " ("
                            + e.getClass().getSimpleName()
                            + "). Name another file, or mend the disk, then import the list again",
                    e);
        }
    }

    private static int indexOfRefused(List<String> header) {
        return IntStream.range(0, header.size())
                .filter(i -> isRefused(header.get(i)))
                .findFirst()
                .orElse(-1);
    }

    /** Writes rows that can be imported again: a header, then what is handed in. Commas, LF, UTF-8. */
    static void write(Writer out, Consumer<Consumer<SubscriberCells>> rows) {
        BufferedWriter text = new BufferedWriter(out);
        try {
            text.write(allHeaders() + "\n");
            rows.accept(cells -> writeRow(
                    text, Stream.of(SubscriberColumn.values()).map(cells::get).toList()));
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeRow(Writer text, List<String> cells) {
        try {
            text.write(cells.stream().map(SubscriberCsv::quoted).collect(Collectors.joining(",", "", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
