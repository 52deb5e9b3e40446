package postrider.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import postrider.database.Tx;
import postrider.delivery.Marks.Mark;

/** The two marks of a message on its usual way, each of many deliveries in one round: it begins, and it was taken. */
final class MarkTable {
    private MarkTable() {}

    /** @return those whose rows still carried their worker's claim; an uncertain one does: a late answer counts */
    static Set<DeliveryId> settle(Tx tx, Moves moves, List<Mark> taken) {
        Set<DeliveryId> settled = new HashSet<>();
        List<Mark> left = taken;
        for (DeliveryState from : List.of(DeliveryState.SENDING, DeliveryState.UNCERTAIN)) {
            if (!left.isEmpty()) {
                left = settle(tx, moves, left, from, settled);
            }
        }
        return settled;
    }

    /** @return those that weren't in that state */
    private static List<Mark> settle(
            Tx tx, Moves moves, List<Mark> taken, DeliveryState from, Set<DeliveryId> settled) {
        String sql = """
                update delivery
                set state = 'sent', due_at = null, settled_at = ?, lease_until_at = null, worker = null
                where id = ?
                  and worker = ?
                  and attempts = ?
                  and state = ?
                  and begun_at is not null
                """;
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Mark mark : taken) {
            Delivery delivery = mark.delivery();
            rows.add(new @Nullable Object[] {
                mark.at(), delivery.id().value(), delivery.worker().value(), delivery.attempts() + 1, from.word()
            });
        }
        int[] touched = tx.batch(sql, rows);
        List<Mark> left = new ArrayList<>();
        for (int i = 0; i < touched.length; i++) {
            Delivery delivery = taken.get(i).delivery();
            if (touched[i] > 0) {
                settled.add(delivery.id());
                moves.add(delivery.edition(), from, DeliveryState.SENT);
            } else {
                left.add(taken.get(i));
            }
        }
        return left;
    }

    /**
     * Counts an attempt of each for which, at this moment, everything still speaks.
     *
     * <p>A value bound within a join has SQLite plan the statement anew at each use, which costs more than all that it does; a cast is
     * none that it would plan by.
     *
     * @return these
     */
    static Set<DeliveryId> begin(Tx tx, List<Mark> marks) {
        String sql = """
                update delivery
                set attempts = attempts + 1, begun_at = ?
                where id = ?
                  and worker = ?
                  and state = 'sending'
                  and begun_at is null
                  and exists (
                    select 1
                    from edition e
                    join subscriber s on s.id = delivery.subscriber_id
                    join subscription n on n.subscriber_id = s.id and n.newsletter = e.newsletter
                    where e.id = delivery.edition_id
                      and e.state = 'sending'
                      and e.revision = cast(? as bigint)
                      and n.state = 'active'
                      and s.address = cast(? as text)
                      and not exists (select 1 from suppression x where x.address_key = s.address_key))
                """;
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Mark mark : marks) {
            Delivery delivery = mark.delivery();
            rows.add(new @Nullable Object[] {
                mark.at(),
                delivery.id().value(),
                delivery.worker().value(),
                delivery.revision(),
                delivery.address().value()
            });
        }
        int[] touched = tx.batch(sql, rows);
        Set<DeliveryId> begun = new HashSet<>();
        for (int i = 0; i < touched.length; i++) {
            if (touched[i] > 0) {
                begun.add(marks.get(i).delivery().id());
            }
        }
        return begun;
    }
}
