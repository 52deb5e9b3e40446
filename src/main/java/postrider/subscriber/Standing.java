package postrider.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;

/**
 * What is known of an address in one newsletter before a change; null where nothing is.
 *
 * @param person who it is, erased or not
 * @param subscription to that newsletter, with what of it the person has chosen
 * @param cells as a list had them at its last import; null where it was in none
 * @param suppressed why the address gets nothing
 */
record Standing(
        @Nullable Person person,
        @Nullable Held subscription,
        @Nullable String cells,
        @Nullable Suppression suppressed) {

    /** @param chosen columns that the person has set */
    record Person(
            SubscriberId id,
            String name,
            String language,
            @Nullable ZoneId zone,
            List<String> chosen,
            boolean erased) {
        Person {
            chosen = List.copyOf(chosen);
        }

        boolean mayImport(SubscriberColumn column) {
            return !chosen.contains(column.header());
        }
    }

    /** @param topics as stored, parted by {@code |} */
    record Held(
            SubscriptionState state,
            String frequency,
            String topics,
            @Nullable Instant nextDueAt,
            List<String> chosen) {
        Held {
            chosen = List.copyOf(chosen);
        }

        boolean mayImport(SubscriberColumn column) {
            return !chosen.contains(column.header());
        }
    }

    static Standing of(Row row) {
        Long id = row.numberOrNull("id");
        String state = row.textOrNull("state");
        String suppressed = row.textOrNull("reason");
        return new Standing(
                id == null ? null : person(row, id),
                state == null ? null : held(row, state),
                row.textOrNull("cells"),
                suppressed == null ? null : Suppression.ofWord(suppressed));
    }

    private static Person person(Row row, long id) {
        String name = row.textOrNull("name");
        String zone = row.textOrNull("zone");
        return new Person(
                new SubscriberId(id),
                name == null ? "" : name,
                row.text("language"),
                zone == null ? null : ZoneId.of(zone),
                List.of(row.text("person_chosen").split("\\|")),
                row.numberOrNull("erased_at") != null);
    }

    private static Held held(Row row, String state) {
        return new Held(
                SubscriptionState.ofWord(state),
                row.text("frequency"),
                row.text("topics"),
                row.instantOrNull("next_due_at"),
                List.of(row.text("chosen").split("\\|")));
    }
}
