package postrider.delivery;

import java.util.HashMap;
import java.util.Map;
import postrider.database.Tx;

/** What all senders of a home have used of each rate. */
final class RateTable {
    private RateTable() {}

    static RateBucket find(Tx tx, String name) {
        return tx.first(
                        "select next_micros, tail_micros from rate_bucket where name = ?",
                        row -> new RateBucket(row.number("next_micros"), row.number("tail_micros")),
                        name)
                .orElse(RateBucket.FULL);
    }

    /** Those that are used up at the moment, or that others wait in line for, by name. */
    static Map<String, RateBucket> usedUp(Tx tx, long nowMicros) {
        Map<String, RateBucket> found = new HashMap<>();
        tx.each(
                "select name, next_micros, tail_micros from rate_bucket where next_micros > ? or tail_micros > ?",
                row -> found.put(
                        row.text("name"), new RateBucket(row.number("next_micros"), row.number("tail_micros"))),
                nowMicros,
                nowMicros);
        return found;
    }

    static void put(Tx tx, String name, RateBucket bucket) {
        String sql = """
                insert into rate_bucket (name, next_micros, tail_micros)
                values (?, ?, ?)
                on conflict (name) do update set next_micros = excluded.next_micros, tail_micros = excluded.tail_micros
                """;
        tx.update(sql, name, bucket.next(), bucket.tail());
    }

    static void forget(Tx tx) {
        tx.update("delete from rate_bucket");
    }
}
