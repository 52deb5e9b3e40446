package postrider.job;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import postrider.database.Database;

/** Listens to a run, and passes on what the person has not heard yet. */
final class QuietRun {
    private static final String KIND = "quiet ";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private final Database database;
    private final Instant now;
    private final ZoneId zone;

    QuietRun(Database database, Instant now, ZoneId zone) {
        this.database = database;
        this.now = now;
        this.zone = zone;
    }

    QuietReport listen(Supplier<RunReport> run) {
        Map<String, Notice> before = database.read(tx -> NoticeTable.list(tx, KIND));
        try {
            return listen(run.get(), before);
        } catch (Refused refused) {
            return listen(refused, before);
        }
    }

    private QuietReport listen(RunReport report, Map<String, Notice> before) {
        Quietness quietness = Quietness.of(
                report.needs(),
                report.later()
                        ? Optional.of(since -> "the mail server has been away since " + moment(since)
                                + "; nothing is lost, the messages wait. Check mail.smtp, or ask its operator")
                        : Optional.empty(),
                before,
                now);
        keep(quietness, before);
        Outcome outcome = quietness.isLate() ? Outcome.NEEDS_PERSON : report.outcome();
        return new QuietReport(quietness.say(), outcome.status());
    }

    private QuietReport listen(Refused refused, Map<String, Notice> before) {
        String message = String.valueOf(refused.getMessage());
        boolean comesLater = refused.reason() == Refused.Reason.LATER;
        Quietness quietness = Quietness.of(
                        comesLater ? List.of() : List.of(RunReport.Need.of(message)),
                        comesLater
                                ? Optional.of(since -> "no run could begin since " + moment(since) + ": " + message
                                        + ". If that run hangs, end its process; the next one goes on where it stopped")
                                : Optional.empty(),
                        before,
                        now)
                .keeping(before);
        keep(quietness, before);
        boolean passOn = comesLater ? !quietness.isLate() : !quietness.say().isEmpty();
        if (passOn) {
            throw refused;
        }
        return new QuietReport(
                quietness.say(),
                (comesLater ? Outcome.NEEDS_PERSON.status() : refused.reason().status()));
    }

    private void keep(Quietness quietness, Map<String, Notice> before) {
        if (!quietness.notices().equals(before)) {
            database.writeOnly(tx -> NoticeTable.replace(tx, KIND, quietness.notices()));
        }
    }

    private String moment(Instant instant) {
        String city = zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
        return MOMENT.format(instant.atZone(zone)) + " " + city;
    }
}
