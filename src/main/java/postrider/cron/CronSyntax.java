package postrider.cron;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.definition.FieldSpecialCharsDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may be written in a cron expression, and what to say to somebody who wrote something else.
 *
 * @param fields minute, hour, day of month, month, weekday; in capitals
 */
record CronSyntax(List<String> fields) {
    private static final String EXAMPLE = "Write for example \"0 9 * * MON\": Mondays at 9:00";
    private static final List<String> MEANINGS = List.of(
            "minute (0 to 59)",
            "hour (0 to 23)",
            "day of the month (1 to 31, L for the last, LW, 15W, L-3)",
            "month (1 to 12, JAN to DEC)",
            "weekday (0 to 7, where 0 and 7 are Sunday, SUN to SAT, 5L for the last Friday, MON#2 for the second Monday)");
    private static final String NUMBERS = "(\\*|[0-9]+|[A-Z]{3})(-([0-9]+|[A-Z]{3}))?(/[0-9]+)?";
    /** What an item of each field looks like: cron-utils takes more than it can reckon with. */
    private static final List<String> ITEMS = List.of(
            NUMBERS, NUMBERS, NUMBERS + "|L(-[0-9]+)?|LW|[0-9]+W", NUMBERS, NUMBERS + "|([0-7]|[A-Z]{3})(L|#[1-5])");

    private static final Map<String, String> NICKNAMES = Map.of(
            "@YEARLY", "0 0 1 1 *",
            "@ANNUALLY", "0 0 1 1 *",
            "@MONTHLY", "0 0 1 * *",
            "@WEEKLY", "0 0 * * 0",
            "@DAILY", "0 0 * * *",
            "@MIDNIGHT", "0 0 * * *",
            "@HOURLY", "0 * * * *");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern FROM_SUNDAY = Pattern.compile("\\bSUN-");
    private static final Pattern TO_SUNDAY = Pattern.compile("(?<!\\b0)-SUN\\b");
    /** A line of everyday, well-formed and sure to fire. To know that needs no library, which takes long to load. */
    private static final Pattern EVERYDAY = Pattern.compile("(\\*|\\*/([1-9]|[1-5][0-9])|[0-5]?[0-9])"
            + " (\\*|[01]?[0-9]|2[0-3]) (\\*|[1-9]|1[0-9]|2[0-8]) \\* (\\*|[0-7]|SUN|MON|TUE|WED|THU|FRI|SAT)");
    /** Where the search for a first firing begins; any day would do. */
    private static final ZonedDateTime SOME_DAY = ZonedDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** Loaded at first need. */
    private static final class Library {
        private static final CronParser EITHER_DAY = new CronParser(definition(Days.EITHER));
        private static final CronParser BOTH_DAYS = new CronParser(definition(Days.BOTH));
    }

    /** Which of day and weekday must match, where both are given. */
    enum Days {
        EITHER,
        BOTH
    }

    CronSyntax {
        fields = sundaysByNumber(fields);
    }

    /** A Sunday begins a range of weekdays as 0 and ends one as 7: {@code SUN-TUE} is 0-2, {@code FRI-SUN} 5-7 of the same week. */
    private static List<String> sundaysByNumber(List<String> fields) {
        List<String> byNumber = new ArrayList<>(fields);
        if (fields.size() == MEANINGS.size()) {
            String weekdays = FROM_SUNDAY.matcher(fields.get(4)).replaceAll("0-");
            byNumber.set(4, TO_SUNDAY.matcher(weekdays).replaceAll("-7"));
        }
        return List.copyOf(byNumber);
    }

    /** @throws IllegalArgumentException with words for the person who wrote it */
    static CronSyntax of(String expression) {
        String line = expression.strip().toUpperCase(Locale.ROOT);
        CronSyntax syntax =
                new CronSyntax(List.of(BLANKS.split(line.startsWith("@") ? plain(expression, line) : line)));
        if (EVERYDAY.matcher(String.join(" ", syntax.fields)).matches()) {
            return syntax;
        }
        syntax.checkCount(expression);
        syntax.checkFields(expression);
        syntax.checkWeekdayNearby(expression);
        if (syntax.wallTimes().nextExecution(SOME_DAY).isEmpty()) {
            throw wrong(expression, "never fires: no month that it names has such a day");
        }
        return syntax;
    }

    private static String plain(String expression, String nickname) {
        String plain = NICKNAMES.get(nickname);
        if (plain == null) {
            throw wrong(
                    expression, "is no nickname known here; these are @hourly, @daily, @weekly, @monthly and @yearly");
        }
        return plain;
    }

    private void checkCount(String expression) {
        if (fields.size() == 1 && fields.get(0).isEmpty()) {
            throw wrong(expression, "is empty");
        }
        if (fields.size() != MEANINGS.size()) {
            String seconds = fields.size() > MEANINGS.size() ? "; there are no seconds and no years" : "";
            throw wrong(
                    expression,
                    "has " + fields.size() + (fields.size() == 1 ? " field" : " fields")
                            + ", not five: minute, hour, day, month, weekday" + seconds);
        }
    }

    private void checkFields(String expression) {
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            String[] alone = {"*", "*", "*", "*", "*"};
            alone[i] = field;
            if (field.equals("?")) {
                throw wrong(expression, "has a \"?\"; write \"*\" instead");
            }
            if (!looksLike(ITEMS.get(i), field) || !isUnderstood(String.join(" ", alone))) {
                throw wrong(expression, fault(i));
            }
        }
    }

    /** With the mend where there is a plain one, else with all that the field may hold. */
    private String fault(int i) {
        String what = "has \"" + fields.get(i) + "\" as its ";
        String meaning = MEANINGS.get(i);
        return numbered()
                .get(i)
                .mend()
                .map(mend -> what + meaning.replaceFirst(" \\(.*", "") + "; " + mend)
                .orElse(what + meaning);
    }

    /** As fields of numbers, in the same order. */
    List<CronField> numbered() {
        return List.of(
                new CronField(fields.get(0), 0, 59),
                new CronField(fields.get(1), 0, 23),
                new CronField(fields.get(2), 1, 31),
                new CronField(fields.get(3), 1, 12),
                new CronField(fields.get(4), 0, 7));
    }

    private static boolean looksLike(String items, String field) {
        return Stream.of(field.split(",", -1)).allMatch(item -> item.matches(items));
    }

    private static boolean isUnderstood(String line) {
        try {
            Library.EITHER_DAY.parse(line);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** cron-utils fails in months without such a day, and forgets the W within a list. */
    private void checkWeekdayNearby(String expression) {
        String day = fields.get(2);
        if (day.matches("(29|30|31)W")) {
            throw wrong(expression, "has \"" + day + "\", which not every month has; LW is the last working day");
        }
        if (day.contains("W") && day.contains(",")) {
            throw wrong(expression, "has a W in a list of days; it must stand alone, such as 15W");
        }
    }

    private static IllegalArgumentException wrong(String expression, String what) {
        return new IllegalArgumentException("cron line \"" + expression.strip() + "\" " + what + ". " + EXAMPLE);
    }

    /** The times at which a clock that knows no zones would fire. */
    ExecutionTime wallTimes() {
        CronParser parser = days() == Days.BOTH ? Library.BOTH_DAYS : Library.EITHER_DAY;
        return ExecutionTime.forCron(parser.parse(String.join(" ", fields)));
    }

    /** Vixie's rule: either is enough, but for a field that begins with a star, also as {@code *}{@code /5}. */
    Days days() {
        return fields.get(2).startsWith("*") || fields.get(4).startsWith("*") ? Days.BOTH : Days.EITHER;
    }

    /** Whether it fires in every hour: then it counts elapsed time, else times of the day, none of which is lost or comes twice. */
    boolean isInterval() {
        return fields.get(1).matches("\\*(/1)?|0-23");
    }

    /** cron-utils joins day and weekday by "or" while '?' isn't supported, and with it by "and". */
    private static CronDefinition definition(Days days) {
        FieldSpecialCharsDefinitionBuilder weekday = CronDefinitionBuilder.defineCron()
                .withMinutes()
                .withValidRange(0, 59)
                .withStrictRange()
                .and()
                .withHours()
                .withValidRange(0, 23)
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .withValidRange(1, 31)
                .supportsL()
                .supportsW()
                .supportsLW()
                .withStrictRange()
                .and()
                .withMonth()
                .withValidRange(1, 12)
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .withIntMapping(7, 0)
                .supportsHash()
                .supportsL();
        return (days == Days.BOTH ? weekday.supportsQuestionMark() : weekday)
                .withStrictRange()
                .and()
                .instance();
    }
}
