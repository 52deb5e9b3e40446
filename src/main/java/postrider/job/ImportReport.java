package postrider.job;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an import of subscribers did.
 *
 * @param rows how many were read, the header not among them
 * @param skipped how many were left as they are for a reason that is fine, by reason: ended, suppressed, …
 * @param refused rows that can't be used
 */
public record ImportReport(
        int rows, int added, int changed, int unchanged, Map<String, Integer> skipped, List<RefusedRow> refused) {
    public ImportReport {
        skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
        refused = List.copyOf(refused);
    }

    /** @param line of the file, 1 for the first; @param reason what is wrong and how to mend it; holds no address */
    public record RefusedRow(int line, String reason) {}
}
