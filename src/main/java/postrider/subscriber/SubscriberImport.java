package postrider.subscriber;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import postrider.database.Tx;
import postrider.subscriber.ImportReport.RefusedRow;
import postrider.subscriber.ListedPerson.Outcome;

/**
 * One import of one list: takes its rows, refuses what is wrong or said twice, and counts what came of the others. Nobody is touched
 * before {@link #finish}: a list that breaks off half-way leaves nothing.
 */
final class SubscriberImport {
    /** Rows that are worked on one by one; a longer list is worked on as a whole. */
    static final int FEW = 500;

    private final String source;
    private final SecretKey key;
    private final Offers offers;
    private final Tx tx;
    private final Instant now;
    private final Ticks ticks;
    private final int few;

    private final List<Found> waiting = new ArrayList<>();
    private @Nullable ListTable table;

    /** 64 bits for each address and newsletter; of ten million lists with a million rows, one would have a row refused wrongly. */
    private final Set<Long> seen = new HashSet<>();

    private final Map<Outcome, Long> counted = new EnumMap<>(Outcome.class);
    private final List<RefusedRow> refused = new ArrayList<>();
    private int rows;

    private record Found(SubscriberRow row, String addressKey) {}

    /** @param few normally {@link #FEW} */
    SubscriberImport(String source, SecretKey key, Offers offers, Tx tx, Instant now, int few) {
        this.source = source;
        this.key = key;
        this.offers = offers;
        this.tx = tx;
        this.now = now;
        this.ticks = new Ticks(offers.zone(), now);
        this.few = few;
    }

    /** @return how many rows there have been so far */
    int take(int line, SubscriberCells cells) {
        rows++;
        read(line, cells);
        if (waiting.size() > few) {
            layOut();
        }
        return rows;
    }

    private void read(int line, SubscriberCells cells) {
        try {
            SubscriberRow row = SubscriberRow.of(line, cells, offers);
            waiting.add(new Found(row, key.addressKey(row.address())));
        } catch (SubscriberRow.Wrong wrong) {
            refused.add(new RefusedRow(line, wrong.reason()));
        }
    }

    void refuse(int line, String reason) {
        rows++;
        refused.add(new RefusedRow(line, reason));
    }

    private ListTable layOut() {
        ListTable laid = table == null ? new ListTable(tx, source, offers, ticks, now) : table;
        waiting.forEach(found -> laid.add(found.row(), found.addressKey()));
        laid.flush();
        waiting.clear();
        table = laid;
        return laid;
    }

    /** Takes everybody in. */
    ImportReport finish() {
        if (table == null) {
            takeWaiting(people());
        } else {
            ListTable laid = layOut();
            ListTable.Taken taken = laid.take();
            count(Outcome.ADDED, taken.added());
            count(Outcome.UNCHANGED, taken.unchanged());
            ListedPerson people = people();
            laid.eachApart((line, cells) -> {
                read(line, cells);
                takeWaiting(people);
            });
            drop();
        }
        return report();
    }

    /** Lets go of what is not taken in. */
    void drop() {
        if (table != null) {
            table.drop();
        }
    }

    private ListedPerson people() {
        return new ListedPerson(source, offers, new SubscriberTable(tx), ticks, now);
    }

    private void takeWaiting(ListedPerson people) {
        for (Found found : waiting) {
            try {
                claim(found.row(), found.addressKey());
                List<Outcome> outcomes = new ArrayList<>();
                for (Offer offer : found.row().offers()) {
                    outcomes.add(people.take(found.row(), offer, found.addressKey()));
                }
                count(Collections.max(outcomes), 1);
            } catch (SubscriberRow.Wrong wrong) {
                refused.add(new RefusedRow(found.row().line(), wrong.reason()));
            }
        }
        waiting.clear();
    }

    private void count(Outcome outcome, long rows) {
        counted.merge(outcome, rows, Long::sum);
    }

    private void claim(SubscriberRow row, String addressKey) throws SubscriberRow.Wrong {
        List<Long> claims = new ArrayList<>();
        for (Offer offer : row.offers()) {
            long claim = Long.parseUnsignedLong(addressKey.substring(0, 16), 16)
                    ^ (offer.newsletter().hashCode() * 0x9E3779B97F4A7C15L);
            if (seen.contains(claim)) {
                throw new SubscriberRow.Wrong(row.address().masked() + " is in the list for newsletter \""
                        + offer.newsletter() + "\" already; the first row stands");
            }
            claims.add(claim);
        }
        seen.addAll(claims);
    }

    private ImportReport report() {
        TreeMap<String, Integer> skipped = new TreeMap<>();
        counted.forEach((outcome, count) -> {
            if (!outcome.skipped().isEmpty()) {
                skipped.put(outcome.skipped(), Math.toIntExact(count));
            }
        });
        refused.sort(Comparator.comparingInt(RefusedRow::line));
        return new ImportReport(
                rows, number(Outcome.ADDED), number(Outcome.CHANGED), number(Outcome.UNCHANGED), skipped, refused, 0);
    }

    private int number(Outcome outcome) {
        return Math.toIntExact(counted.getOrDefault(outcome, 0L));
    }
}
