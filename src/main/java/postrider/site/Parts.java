package postrider.site;

import java.util.ArrayList;
import java.util.List;

/**
 * A long list in parts, cut from the oldest end on, so that a part that is full stays as it is whatever comes on top.
 *
 * @param parts the newest first: it is the head of the list, and holds at least one size where there are several parts, and less than two
 */
record Parts<T>(List<List<T>> parts) {
    /** @param newestFirst none of it is lost */
    static <T> Parts<T> of(List<T> newestFirst, int size) {
        List<List<T>> parts = new ArrayList<>();
        int full = Math.max(0, newestFirst.size() / size - 1);
        int head = newestFirst.size() - full * size;
        parts.add(newestFirst.subList(0, head));
        for (int from = head; from < newestFirst.size(); from += size) {
            parts.add(newestFirst.subList(from, from + size));
        }
        return new Parts<>(List.copyOf(parts));
    }

    /** The number that a part keeps: 1 for the oldest. The head has none yet. @param index 0 for the head */
    int number(int index) {
        return parts.size() - index;
    }
}
