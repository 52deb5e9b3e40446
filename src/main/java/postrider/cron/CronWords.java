package postrider.cron;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Says in words when a cron expression fires. */
final class CronWords {
    private static final int FEW_TIMES = 6;
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");

    private final CronField minute;
    private final CronField hour;
    private final CronField day;
    private final CronField month;
    private final CronField weekday;
    private final CronSyntax.Days days;

    CronWords(CronSyntax syntax) {
        List<CronField> fields = syntax.numbered();
        minute = fields.get(0);
        hour = fields.get(1);
        day = fields.get(2);
        month = fields.get(3);
        weekday = fields.get(4);
        days = syntax.days();
    }

    /** Such as {@code at 09:00 on Mondays}. */
    String text() {
        return times() + days() + months();
    }

    private String times() {
        List<Integer> minutes = minute.numbers().orElseThrow();
        List<Integer> hours = hour.numbers().orElseThrow();
        if (hour.isAny()) {
            return minutes(minutes, true);
        }
        if (minutes.size() * hours.size() <= FEW_TIMES
                && minute.step().isEmpty()
                && hour.step().isEmpty()) {
            List<String> times = new ArrayList<>();
            hours.forEach(h -> minutes.forEach(m -> times.add(String.format(Locale.ROOT, "%02d:%02d", h, m))));
            return "at " + joined(times);
        }
        String past = minutes(minutes, false);
        Optional<Integer> step = hour.step().filter(every -> every > 1 && 24 % every == 0);
        return step.map(every -> past + " of every " + ordinal(every) + " hour, from 00:00 on")
                .orElseGet(() -> past + " of " + (hours.size() == 1 ? "hour " : "the hours ")
                        + ranges(hours, h -> String.format(Locale.ROOT, "%02d", h)));
    }

    private String minutes(List<Integer> minutes, boolean everyHour) {
        if (minutes.size() == 60) {
            return "every minute";
        }
        Optional<Integer> step = minute.step().filter(every -> 60 % every == 0 && every > 1);
        if (step.isPresent() && minutes.size() > 1) {
            return "every " + step.get() + " minutes";
        }
        if (minutes.equals(List.of(0))) {
            return everyHour ? "every hour, on the hour" : "on the hour";
        }
        return "at minute" + (minutes.size() == 1 ? " " : "s ") + ranges(minutes, String::valueOf)
                + (everyHour ? " of every hour" : "");
    }

    private String days() {
        boolean both = days == CronSyntax.Days.BOTH;
        boolean anyDay = isAll(day);
        boolean anyWeekday = isAll(weekday);
        if (both ? anyDay && anyWeekday : anyDay || anyWeekday) {
            boolean everyHour = minute.step().isPresent()
                    || minute.isAny()
                    || hour.isAny()
                    || hour.step().isPresent();
            return everyHour ? "" : " every day";
        }
        if (anyDay) {
            return " on " + weekdays();
        }
        return " on " + monthDays() + (anyWeekday ? "" : (both ? ", but only on " : ", and on ") + weekdays());
    }

    private static boolean isAll(CronField field) {
        int all = field.max() == 7 ? 7 : field.max() - field.min() + 1;
        return field.numbers().filter(numbers -> numbers.size() == all).isPresent();
    }

    private String weekdays() {
        Optional<List<Integer>> numbers = weekday.numbers();
        if (numbers.isPresent()) {
            List<Integer> fromMonday = numbers.get().stream()
                    .map(number -> number == 0 ? 7 : number)
                    .sorted()
                    .toList();
            return fromMonday.equals(List.of(1, 2, 3, 4, 5))
                    ? "weekdays (Monday to Friday)"
                    : ranges(fromMonday, number -> name(number) + "s");
        }
        return joined(weekday.items().stream().map(CronWords::weekday).toList());
    }

    private static String weekday(String item) {
        if (item.endsWith("L")) {
            return "the last " + name(CronField.number(item.substring(0, item.length() - 1))) + " of the month";
        }
        int hash = item.indexOf('#');
        if (hash > 0) {
            return "the " + ORDINALS.get(Integer.parseInt(item.substring(hash + 1)) - 1) + " "
                    + name(CronField.number(item.substring(0, hash))) + " of the month";
        }
        List<Integer> numbers = new CronField(item, 0, 7).numbers().orElseThrow();
        return ranges(
                numbers.stream()
                        .map(number -> number == 0 ? 7 : number)
                        .sorted()
                        .toList(),
                number -> name(number) + "s");
    }

    private static String name(int weekday) {
        return DayOfWeek.of(weekday == 0 ? 7 : weekday).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private String monthDays() {
        Optional<List<Integer>> numbers = day.numbers();
        if (numbers.isPresent()) {
            Optional<Integer> step = day.step();
            return step.isPresent()
                    ? "every " + ordinal(step.get()) + " day of the month, from the 1st on"
                    : "the " + ranges(numbers.get(), CronWords::ordinal) + " of the month";
        }
        return joined(day.items().stream().map(CronWords::monthDay).toList());
    }

    private static String monthDay(String item) {
        if (item.equals("L")) {
            return "the last day of the month";
        }
        if (item.equals("LW") || item.equals("WL")) {
            return "the last working day of the month";
        }
        if (item.startsWith("L-")) {
            int before = Integer.parseInt(item.substring(2));
            return "the " + (before == 1 ? "day" : ordinal(before) + " day") + " before the last of the month";
        }
        if (item.endsWith("W")) {
            return "the working day nearest to the " + ordinal(Integer.parseInt(item.substring(0, item.length() - 1)))
                    + " of the month";
        }
        return "the " + ranges(new CronField(item, 1, 31).numbers().orElseThrow(), CronWords::ordinal)
                + " of the month";
    }

    private String months() {
        if (month.isAny() || isAll(month)) {
            return "";
        }
        return ", in "
                + ranges(
                        month.numbers().orElseThrow(),
                        number -> Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    /** {@code 1, 3 to 5 and 9}: three in a row and more are a range. */
    private static String ranges(List<Integer> numbers, IntFunction<String> name) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < numbers.size(); ) {
            int end = i;
            while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
                end++;
            }
            if (end - i >= 2) {
                parts.add(name.apply(numbers.get(i)) + " to " + name.apply(numbers.get(end)));
                i = end + 1;
            } else {
                parts.add(name.apply(numbers.get(i)));
                i++;
            }
        }
        return joined(parts);
    }

    private static String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0
                ? parts.get(0)
                : parts.stream().limit(last).collect(Collectors.joining(", ")) + " and " + parts.get(last);
    }

    private static String ordinal(int number) {
        String end = number % 100 / 10 == 1
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + end;
    }
}
