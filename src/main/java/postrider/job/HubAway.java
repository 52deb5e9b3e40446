package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import postrider.database.Database;
import postrider.feed.Hub;
import postrider.job.RunReport.Need;

/** Since when the hub of this home could not be told of a change, kept as a notice: one that is away for a day won't come by itself. */
final class HubAway {
    private static final String KIND = "hub ";
    private static final Duration PATIENCE = Duration.ofDays(1);

    private HubAway() {}

    /** Keeps how it went. @param fault of this run's announcement @return what a person is to do, once it has lasted too long */
    static Optional<Need> keep(Database database, Hub hub, Optional<String> fault, Instant now) {
        return database.write(tx -> {
            Notice since = NoticeTable.list(tx, KIND).getOrDefault(hub.address(), new Notice(now, null));
            NoticeTable.replace(tx, KIND, fault.isPresent() ? Map.of(hub.address(), since) : Map.of());
            return fault.filter(text -> !now.isBefore(since.firstAt().plus(PATIENCE)))
                    .map(
                            text -> new Need(
                                    KIND + hub.address(),
                                    text
                                            + ". It has been so for a day or more: see whether hub.url is right, or set it to nothing"));
        });
    }
}
