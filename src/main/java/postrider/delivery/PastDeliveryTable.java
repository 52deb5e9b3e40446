package postrider.delivery;

import java.util.List;
import java.util.Objects;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.edition.EditionId;
import postrider.subscriber.SubscriberId;

/** One subscriber's deliveries, looked back upon. */
final class PastDeliveryTable {
    private static final String OF_SUBSCRIBER = """
            select d.id, d.edition_id, e.number, e.newsletter, e.revision, d.state, d.from_number, d.to_number,
                d.created_at, d.due_at, d.settled_at, a.reply
            from delivery d
            join edition e on e.id = d.edition_id
            left join attempt a on a.delivery_id = d.id and a.number = d.attempts
            where d.subscriber_id = ?
            order by e.number desc
            """;

    private PastDeliveryTable() {}

    static List<PastDelivery> of(Tx tx, SubscriberId subscriber) {
        return tx.list(OF_SUBSCRIBER, PastDeliveryTable::delivery, subscriber.value());
    }

    private static PastDelivery delivery(Row row) {
        return new PastDelivery(
                new DeliveryId(row.text("id")),
                new EditionId(row.number("edition_id")),
                row.number("number"),
                row.text("newsletter"),
                row.number("revision") > 1,
                DeliveryState.ofWord(row.text("state")),
                row.number("from_number"),
                row.number("to_number"),
                row.instant("created_at"),
                row.instantOrNull("due_at"),
                row.instantOrNull("settled_at"),
                Objects.requireNonNullElse(row.textOrNull("reply"), ""));
    }
}
