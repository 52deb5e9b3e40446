package postrider.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines that stand under each other: two blanks between columns, numbers right. For one list. */
final class Columns {
    private final List<Row> rows = new ArrayList<>();
    private final String right;

    private record Row(Signs.Sign sign, List<String> cells) {}

    /** @param right for each column a letter: {@code r} where it stands right, anything else where it stands left */
    Columns(String right) {
        this.right = right;
    }

    void add(Signs.Sign sign, String... cells) {
        if (cells.length != right.length()) {
            throw new IllegalArgumentException(cells.length + " cells for " + right.length() + " columns");
        }
        rows.add(new Row(sign, List.of(cells)));
    }

    /** @param heads over the columns; dim where there are colours */
    void print(Console out, String... heads) {
        if (rows.isEmpty()) {
            return;
        }
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < heads.length; column++) {
            int widest = TextWidth.of(heads[column]);
            for (Row row : rows) {
                widest = Math.max(widest, TextWidth.of(row.cells().get(column)));
            }
            widths.add(widest);
        }
        String margin = " ".repeat(out.signs().width() + 1);
        out.dim((margin + line(List.of(heads), widths)).stripTrailing());
        rows.forEach(row -> out.row(row.sign(), line(row.cells(), widths).stripTrailing()));
    }

    private String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> padded(cells.get(column), widths.get(column), right.charAt(column) == 'r'))
                .collect(Collectors.joining("  "));
    }

    private static String padded(String text, int width, boolean onTheRight) {
        String blanks = " ".repeat(width - TextWidth.of(text));
        return onTheRight ? blanks + text : text + blanks;
    }
}
