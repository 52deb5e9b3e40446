package postrider.subscriber;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a list: each row is counted once.
 *
 * @param rows all but the header and blank lines
 * @param added new subscriptions, of known or new people; @param changed with a value or state that is new
 * @param skipped by reason: {@code ended}, {@code suppressed}, {@code erased}, {@code moved} (they changed their address),
 *     {@code unconfirmed} (asked once, and forgotten since)
 * @param refused rows that are wrong; the others were imported
 * @param asked people who are asked by mail whether they want it
 */
public record ImportReport(
        int rows,
        int added,
        int changed,
        int unchanged,
        SortedMap<String, Integer> skipped,
        List<RefusedRow> refused,
        int asked)
        implements ImportOutcome {
    /** @param line in the file, 1 for the first; @param reason a sentence without its full stop */
    public record RefusedRow(int line, String reason) {}

    public ImportReport {
        skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
        refused = List.copyOf(refused);
    }

    /** The same, after so many were asked. */
    public ImportReport asking(int people) {
        return new ImportReport(rows, added, changed, unchanged, skipped, refused, people);
    }
}
