package postrider.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.edition.EditionId;

/**
 * The table {@code delivery_count}, and with it the column that it counts: a delivery changes its state here alone, or tells of it
 * here ({@link #moved}), so that nobody ever has to count rows. What is removed from the record stays counted.
 */
final class CountTable {
    private CountTable() {}

    /**
     * A way from state to state, for one delivery or for many.
     *
     * @param to the state that they come to
     * @param set what else changes in their rows
     * @param which of all deliveries
     */
    record Move(DeliveryState to, String set, String which) {
        private String counting() {
            return """
                    with moving as (
                        select coalesce(edition_id, 0) as edition_id, state, count(*) as size
                        from delivery
                        where %s
                        group by coalesce(edition_id, 0), state
                    )
                    insert into delivery_count (edition_id, state, size)
                    select edition_id, state, sum(size)
                    from (
                        select edition_id, state, -size as size from moving
                        union all
                        select edition_id, ?, size from moving) as moved
                    group by edition_id, state
                    on conflict (edition_id, state) do update set size = delivery_count.size + excluded.size
                    """.formatted(which);
        }

        private String moving() {
            return "update delivery set state = ?, %s where %s".formatted(set, which);
        }

        /** @param setting for the {@code ?} of {@link #set}; @param choosing for those of {@link #which}. @return how many moved */
        int carryOut(Tx tx, List<@Nullable Object> setting, @Nullable Object... choosing) {
            List<@Nullable Object> counted = new ArrayList<>(Arrays.asList(choosing));
            counted.add(to.word());
            tx.update(counting(), counted.toArray());
            List<@Nullable Object> moved = new ArrayList<>(List.of(to.word()));
            moved.addAll(setting);
            moved.addAll(Arrays.asList(choosing));
            return tx.update(moving(), moved.toArray());
        }
    }

    /** Counts what {@link Moves} have come together: of the steps that each message takes, whose way is known. */
    static void moved(Tx tx, EditionId edition, DeliveryState from, DeliveryState to, long size) {
        String sql = """
                insert into delivery_count (edition_id, state, size)
                values (?, ?, -?), (?, ?, ?)
                on conflict (edition_id, state) do update set size = delivery_count.size + excluded.size
                """;
        tx.update(sql, edition.value(), from.word(), size, edition.value(), to.word(), size);
    }

    /** Deliveries of the edition that are new, and queued. */
    static void queued(Tx tx, EditionId edition, int size) {
        String sql = """
                insert into delivery_count (edition_id, state, size)
                values (?, 'queued', ?)
                on conflict (edition_id, state) do update set size = delivery_count.size + excluded.size
                """;
        tx.update(sql, edition.value(), size);
    }

    /** Of all deliveries; each state is there. */
    static Map<DeliveryState, Long> counts(Tx tx) {
        return byState(tx.list("select state, sum(size) as many from delivery_count group by state", StateCount::of));
    }

    /** As {@link #counts(Tx)}, of one edition. */
    static Map<DeliveryState, Long> counts(Tx tx, EditionId edition) {
        String sql = "select state, size as many from delivery_count where edition_id = ?";
        return byState(tx.list(sql, StateCount::of, edition.value()));
    }

    /** Those that are queued or put off, of editions that are sending, and mails that somebody asked for. */
    static long waiting(Tx tx) {
        String sql = """
                select coalesce(sum(c.size), 0) as many
                from delivery_count c
                left join edition e on e.id = c.edition_id
                where c.state in ('queued', 'deferred')
                  and (c.edition_id = 0 or e.state = 'sending')
                """;
        return tx.first(sql, row -> row.number("many")).orElseThrow();
    }

    private record StateCount(DeliveryState state, long many) {
        static StateCount of(Row row) {
            return new StateCount(DeliveryState.ofWord(row.text("state")), row.number("many"));
        }
    }

    private static Map<DeliveryState, Long> byState(List<StateCount> counts) {
        Map<DeliveryState, Long> all = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            all.put(state, 0L);
        }
        counts.forEach(count -> all.put(count.state(), count.many()));
        return Collections.unmodifiableMap(all);
    }
}
