package postrider.cron;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a cron expression as systemd's {@code OnCalendar} values; any of several fires. */
final class SystemdCalendar {
    private static final List<String> WEEKDAYS = List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");

    private final CronSyntax syntax;

    SystemdCalendar(CronSyntax syntax) {
        this.syntax = syntax;
    }

    /** Empty where it holds W, # or the like, which systemd has no words for. */
    Optional<List<String>> lines(ZoneId zone) {
        List<String> fields = syntax.fields();
        String days = days(fields.get(2));
        Optional<List<Integer>> weekdays = new CronField(fields.get(4), 0, 7).numbers();
        if (days.isEmpty() || weekdays.isEmpty()) {
            return Optional.empty();
        }
        String time = " " + list(fields.get(1), 0, 23) + ":" + list(fields.get(0), 0, 59) + ":00 " + zone.getId();
        String date = "*-" + list(fields.get(3), 1, 12);
        String onWeekdays = fields.get(4).equals("*")
                ? ""
                : weekdays.get().stream().map(WEEKDAYS::get).collect(Collectors.joining(",", "", " "));
        return Optional.of(
                syntax.days() == CronSyntax.Days.BOTH
                        ? List.of(onWeekdays + date + days + time)
                        : List.of(date + days + time, onWeekdays + date + "-*" + time));
    }

    /** With what stands before it; empty where there are no words for it. */
    private static String days(String text) {
        if (text.equals("L")) {
            return "~01";
        }
        return new CronField(text, 1, 31).numbers().isEmpty() ? "" : "-" + list(text, 1, 31);
    }

    private static String list(String text, int min, int max) {
        return text.equals("*")
                ? "*"
                : new CronField(text, min, max)
                        .numbers().orElseThrow().stream()
                                .map(number -> String.format(Locale.ROOT, "%02d", number))
                                .collect(Collectors.joining(","));
    }
}
