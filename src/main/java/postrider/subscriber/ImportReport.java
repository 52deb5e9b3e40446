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
 * @param skipped by reason: {@code ended}, {@code suppressed}, {@code erased}
 * @param refused rows that are wrong; the others were imported
 */
public record ImportReport(
        int rows, int added, int changed, int unchanged, SortedMap<String, Integer> skipped, List<RefusedRow> refused)
        implements ImportOutcome {
    /** @param line in the file, 1 for the first; @param reason a sentence without its full stop */
    public record RefusedRow(int line, String reason) {}

    public ImportReport {
        skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
        refused = List.copyOf(refused);
    }
}
