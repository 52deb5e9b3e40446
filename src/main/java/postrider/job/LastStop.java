package postrider.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import postrider.database.Tx;
import postrider.job.WorkReport.Reason;
import postrider.job.WorkReport.Stop;

/** Why the last sender of this home stopped, for who asks later; kept as a notice, and gone with the next that finds nothing in its way. */
final class LastStop {
    private static final String KIND = "stopped ";

    private LastStop() {}

    static void keep(Tx tx, WorkReport report, Instant now) {
        Map<String, Notice> notices = report.stopped()
                .filter(stop -> stop.reason() != Reason.ASKED)
                .map(stop -> Map.of(stop.reason().name() + " " + stop.reply(), new Notice(now, now)))
                .orElse(Map.of());
        NoticeTable.replace(tx, KIND, notices);
    }

    static Optional<Stop> find(Tx tx) {
        return NoticeTable.list(tx, KIND).keySet().stream().findFirst().map(LastStop::of);
    }

    private static Stop of(String key) {
        int space = key.indexOf(' ');
        return new Stop(Reason.valueOf(key.substring(0, space)), key.substring(space + 1));
    }
}
