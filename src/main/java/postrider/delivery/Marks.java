package postrider.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import postrider.database.Tx;
import postrider.edition.EditionId;

/**
 * What all that share a commit mark in it. The steps that each message takes are gathered, and carried out together by a statement for
 * many: what a statement costs beside its rows would otherwise be most of it. For one transaction.
 */
final class Marks {
    private final Moves moves = new Moves();
    private final List<Mark> taken = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<Mark> begins = new ArrayList<>();
    private Set<DeliveryId> settled = Set.of();
    private Set<DeliveryId> begun = Set.of();

    /** A step of one delivery. */
    record Mark(Delivery delivery, Instant at) {}

    /** Its server took the message. */
    void taken(Delivery delivery, Answer answer, Instant now) {
        taken.add(new Mark(delivery, now));
        answers.add(answer);
    }

    /** Its message is about to go. */
    void begin(Delivery delivery, Instant now) {
        begins.add(new Mark(delivery, now));
    }

    /** A change of state that is carried out already, to be counted with the others. */
    void moved(EditionId edition, DeliveryState from, DeliveryState to) {
        moves.add(edition, from, to);
    }

    /** First what is settled, then what begins. */
    void carryOut(Tx tx) {
        if (!taken.isEmpty()) {
            settled = MarkTable.settle(tx, moves, taken);
            AttemptTable.end(tx, ended());
        }
        if (!begins.isEmpty()) {
            begun = MarkTable.begin(tx, begins);
        }
    }

    private List<AttemptTable.Ended> ended() {
        List<AttemptTable.Ended> ended = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            Mark mark = taken.get(i);
            if (hasSettled(mark.delivery())) {
                ended.add(new AttemptTable.Ended(mark.delivery().id(), answers.get(i), mark.at()));
            }
        }
        return ended;
    }

    /** Whether its row still was its worker's when it was settled. */
    boolean hasSettled(Delivery delivery) {
        return settled.contains(delivery.id());
    }

    /** Whether everything spoke for it at that moment; it is counted then. */
    boolean hasBegun(Delivery delivery) {
        return begun.contains(delivery.id());
    }

    /** At the end of the transaction. */
    void count(Tx tx) {
        moves.count(tx);
    }
}
