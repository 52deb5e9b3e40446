package postrider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The package table of docs/design.md: what each package shows, and what it may import. From the ground to the roof. */
record DesignTable(Map<String, Row> rows) {
    private static final Set<String> GROUND = Set.of("source", "cache", "database", "cron");

    record Row(Set<String> door, Set<String> mayImport) {}

    static DesignTable read() {
        try {
            Map<String, Row> rows = new LinkedHashMap<>();
            for (String line : Files.readAllLines(Path.of("docs/design.md"))) {
                List<String> cells =
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
                if (cells.size() == 6 && cells.get(1).matches("`[a-z]+`")) {
                    rows.put(bare(cells.get(1)), new Row(names(cells.get(2)), imports(cells.get(3), rows.keySet())));
                }
            }
            return new DesignTable(rows);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> imports(String cell, Set<String> lower) {
        Set<String> granted =
                new LinkedHashSet<>(cell.equals("every lower floor") ? new ArrayList<>(lower) : List.of());
        if (!cell.equals("—")) {
            granted.addAll(GROUND);
            Arrays.stream(cell.split(","))
                    .map(String::strip)
                    .filter(lower::contains)
                    .forEach(granted::add);
        }
        return granted;
    }

    private static Set<String> names(String cell) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(cell.split(","))
                .map(DesignTable::bare)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    private static String bare(String quoted) {
        return quoted.replace("`", "").strip();
    }
}
