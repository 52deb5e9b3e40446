package postrider.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lines that stand under each other: two blanks between columns, numbers right, a title cut to what is left of 80 columns. For one
 * list.
 */
final class Columns {
    private static final int WIDTH = 80;
    private static final int TITLE = 32;
    private static final int SHORTEST = 16;

    private final List<Row> rows = new ArrayList<>();
    private final String kinds;

    private record Row(Signs.Sign sign, List<String> cells) {}

    /**
     * @param kinds for each column a letter: {@code r} where it stands right, {@code t} for the one title or name that is cut,
     *     {@code p} for a path in the last column, which never is, {@code l} for anything else
     */
    Columns(String kinds) {
        this.kinds = kinds;
    }

    void add(Signs.Sign sign, String... cells) {
        if (cells.length != kinds.length()) {
            throw new IllegalArgumentException(cells.length + " cells for " + kinds.length() + " columns");
        }
        rows.add(new Row(sign, List.of(cells)));
    }

    /** @param heads over the columns; dim where there are colours */
    void print(Console out, String... heads) {
        if (rows.isEmpty()) {
            return;
        }
        int margin = out.signs().width() + 1;
        List<Integer> widths = widths(List.of(heads), WIDTH - margin);
        out.dim((" ".repeat(margin) + line(out, List.of(heads), widths)).stripTrailing());
        for (Row row : rows) {
            String line = line(out, row.cells(), widths).stripTrailing();
            String path = kinds.endsWith("p") ? row.cells().get(kinds.length() - 1) : "";
            if (!path.isEmpty() && out.columns() > 0 && margin + TextWidth.of(line) > out.columns()) {
                out.row(
                        row.sign(),
                        line.substring(0, line.length() - path.length()).stripTrailing());
                out.whole(" ".repeat(margin + 2) + path);
            } else {
                out.row(row.sign(), line);
            }
        }
    }

    /** The title has what the other columns leave; a path that is longer than the title can give way to is not counted. */
    private List<Integer> widths(List<String> heads, int room) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < kinds.length(); column++) {
            int at = column;
            widths.add(rows.stream()
                    .mapToInt(row -> TextWidth.of(row.cells().get(at)))
                    .reduce(TextWidth.of(heads.get(at)), Math::max));
        }
        int title = kinds.indexOf('t');
        int path = kinds.indexOf('p');
        int others = 2 * (kinds.length() - 1)
                + IntStream.range(0, kinds.length())
                        .filter(column -> column != title && column != path)
                        .map(widths::get)
                        .sum();
        int most = Math.max(0, room - others - SHORTEST);
        int paths = path < 0
                ? 0
                : rows.stream()
                        .mapToInt(row -> TextWidth.of(row.cells().get(path)))
                        .filter(width -> width <= most)
                        .reduce(TextWidth.of(heads.get(path)), Math::max);
        int left = Math.max(TextWidth.of(heads.get(title)), room - others - paths);
        widths.set(title, Math.min(widths.get(title), Math.min(TITLE, left)));
        return widths;
    }

    private String line(Console out, List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cell(out, kinds.charAt(column), cells.get(column), widths.get(column)))
                .collect(Collectors.joining("  "));
    }

    private static String cell(Console out, char kind, String text, int width) {
        return switch (kind) {
            case 'r' -> " ".repeat(width - TextWidth.of(text)) + text;
            case 't' -> TextWidth.padded(out.signs().cut(text, width), width);
            default -> TextWidth.padded(text, width);
        };
    }
}
