package postrider.subscriber;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One row of a subscribers' file as it was written, cell by cell; a column that the file lacks is an empty cell. */
final class SubscriberCells {
    /** Parts the cells when they are kept; no cell holds it, for cells with control characters are refused. */
    private static final String PART = "\u001f";

    /** Kept in place of the cells of somebody who was forgotten, because they never confirmed. No cells look so: they have parts. */
    static final String UNCONFIRMED = "unconfirmed";

    /** Kept in place of the cells of an address that its person has exchanged for another. */
    static final String MOVED = "moved";

    private static final List<SubscriberColumn> KEPT = List.of(
            SubscriberColumn.NAME,
            SubscriberColumn.LANGUAGE,
            SubscriberColumn.FREQUENCY,
            SubscriberColumn.TOPICS,
            SubscriberColumn.TIMEZONE,
            SubscriberColumn.STATUS,
            SubscriberColumn.CONSENT);

    private final Map<SubscriberColumn, String> cells;

    SubscriberCells(Map<SubscriberColumn, String> cells) {
        this.cells = new EnumMap<>(SubscriberColumn.class);
        this.cells.putAll(cells);
    }

    /** A row without anything, as which one counts that was never imported. */
    static SubscriberCells none() {
        return new SubscriberCells(Map.of());
    }

    /** As {@link #kept()} gave it. */
    static SubscriberCells ofKept(String kept) {
        Map<SubscriberColumn, String> cells = new EnumMap<>(SubscriberColumn.class);
        List<String> parts = Arrays.asList(kept.split(PART, -1));
        for (int i = 0; i < Math.min(parts.size(), KEPT.size()); i++) {
            cells.put(KEPT.get(i), parts.get(i));
        }
        return new SubscriberCells(cells);
    }

    String get(SubscriberColumn column) {
        return cells.getOrDefault(column, "");
    }

    /** The values of a cell that may hold several. */
    List<String> list(SubscriberColumn column) {
        return Topics.list(get(column));
    }

    /** What the next import is compared with: all but the address and newsletter that it belongs to. */
    String kept() {
        List<String> parts = new ArrayList<>();
        KEPT.forEach(column -> parts.add(get(column)));
        return String.join(PART, parts);
    }
}
