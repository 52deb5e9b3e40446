package postrider.subscriber;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import postrider.subscriber.ImportReport.RefusedRow;
import postrider.subscriber.ListedPerson.Outcome;

/** One import of one list: takes its rows, refuses what is wrong or said twice, and counts what came of the others. */
final class SubscriberImport {
    private final SecretKey key;
    private final Offers offers;
    private final ListedPerson people;

    /** 64 bits for each address and newsletter; of ten million lists with a million rows, one would have a row refused wrongly. */
    private final Set<Long> seen = new HashSet<>();

    private final Map<Outcome, Integer> counted = new EnumMap<>(Outcome.class);
    private final List<RefusedRow> refused = new ArrayList<>();
    private int rows;

    SubscriberImport(String source, SecretKey key, Offers offers, SubscriberTable table, Instant now) {
        this.key = key;
        this.offers = offers;
        this.people = new ListedPerson(source, offers, table, now);
    }

    void take(int line, SubscriberCells cells) {
        try {
            SubscriberRow row = SubscriberRow.of(line, cells, offers);
            String addressKey = key.addressKey(row.address());
            claim(row, addressKey);
            List<Outcome> outcomes = new ArrayList<>();
            for (Offer offer : row.offers()) {
                outcomes.add(people.take(row, offer, addressKey));
            }
            counted.merge(Collections.max(outcomes), 1, Integer::sum);
            rows++;
        } catch (SubscriberRow.Wrong wrong) {
            refuse(line, wrong.reason());
        }
    }

    void refuse(int line, String reason) {
        rows++;
        refused.add(new RefusedRow(line, reason));
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

    ImportReport report() {
        TreeMap<String, Integer> skipped = new TreeMap<>();
        counted.forEach((outcome, count) -> {
            if (!outcome.skipped().isEmpty()) {
                skipped.put(outcome.skipped(), count);
            }
        });
        return new ImportReport(
                rows,
                counted.getOrDefault(Outcome.ADDED, 0),
                counted.getOrDefault(Outcome.CHANGED, 0),
                counted.getOrDefault(Outcome.UNCHANGED, 0),
                skipped,
                refused);
    }
}
