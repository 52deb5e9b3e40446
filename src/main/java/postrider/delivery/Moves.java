package postrider.delivery;

import java.util.HashMap;
import java.util.Map;
import postrider.database.Tx;
import postrider.edition.EditionId;

/** What changes its state in one transaction, so that {@code delivery_count} is told once, at its end. */
final class Moves {
    private final Map<Way, Long> sizes = new HashMap<>();

    private record Way(EditionId edition, DeliveryState from, DeliveryState to) {}

    void add(EditionId edition, DeliveryState from, DeliveryState to) {
        sizes.merge(new Way(edition, from, to), 1L, Long::sum);
    }

    void count(Tx tx) {
        sizes.forEach((way, size) -> CountTable.moved(tx, way.edition(), way.from(), way.to(), size));
    }
}
