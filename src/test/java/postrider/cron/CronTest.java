package postrider.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronTest {
    @Test
    void aDailyTimeInTheGapFiresLaterByTheGap() {
        assertThat(firings("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z", 3))
                .containsExactly("2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
    }

    @Test
    void aDailyTimeThatComesTwiceFiresTheFirstTime() {
        assertThat(firings("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    }

    @Test
    void betweenTheTwoOfAnOverlapNothingFiresAgain() {
        assertThat(firings("30 2 * * *", "Europe/Berlin", "2026-10-25T00:30:00Z", 1))
                .containsExactly("2026-10-26T02:30+01:00");
    }

    @Test
    void hourlyLosesAndDoublesNoHour() {
        assertThat(firings("0 * * * *", "Europe/Berlin", "2026-03-29T00:00:00Z", 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00");
        assertThat(firings("0 * * * *", "Europe/Berlin", "2026-10-24T23:30:00Z", 4))
                .containsExactly(
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:00+01:00",
                        "2026-10-25T03:00+01:00",
                        "2026-10-25T04:00+01:00");
    }

    @Test
    void aStepWithinSomeHoursLosesAndDoublesNone() {
        assertThat(firings("*/30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", 3))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-29T03:30+02:00", "2026-03-30T02:00+02:00");
        assertThat(firings("*/30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 3))
                .containsExactly("2026-10-25T02:00+02:00", "2026-10-25T02:30+02:00", "2026-10-26T02:00+01:00");
        assertThat(firings("0 */2 * * *", "Europe/Berlin", "2026-03-28T23:30:00Z", 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00");
        assertThat(firings("0 */2 * * *", "Europe/Berlin", "2026-10-24T23:30:00Z", 2))
                .containsExactly("2026-10-25T02:00+02:00", "2026-10-25T04:00+01:00");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-28T12:00:00Z",
        "Europe/Berlin, 2026-10-24T12:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T00:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T00:00:00Z",
        "Asia/Almaty, 2024-02-29T06:00:00Z",
        "Pacific/Apia, 2011-12-29T12:00:00Z"
    })
    void everyQuarterOfAnHourIsAQuarterOfAnHour(String zone, String from) {
        Cron cron = Cron.parse("*/15 * * * *");
        Instant now = Instant.parse(from);

        for (int i = 0; i < 200; i++) {
            Instant next = cron.next(now, ZoneId.of(zone));
            assertThat(Duration.between(now, next)).isEqualTo(Duration.ofMinutes(15));
            now = next;
        }
    }

    @Test
    void almatyMovedItsClockBackAtMidnight() {
        assertThat(firings("30 23 * * *", "Asia/Almaty", "2024-02-29T00:00:00Z", 2))
                .containsExactly("2024-02-29T23:30+06:00", "2024-03-01T23:30+05:00");
        assertThat(firings("0 9 * * *", "Asia/Almaty", "2024-02-29T00:00:00Z", 2))
                .containsExactly("2024-02-29T09:00+06:00", "2024-03-01T09:00+05:00");
        assertThat(firings("0 0 * * *", "Asia/Almaty", "2024-02-29T12:00:00Z", 2))
                .containsExactly("2024-03-01T00:00+05:00", "2024-03-02T00:00+05:00");
    }

    @Test
    void beirutHasADayWithoutMidnight() {
        assertThat(firings("0 0 * * *", "Asia/Beirut", "2026-03-28T00:00:00Z", 2))
                .containsExactly("2026-03-29T01:00+03:00", "2026-03-30T00:00+03:00");
    }

    @Test
    void apiaLeftOutADay() {
        assertThat(firings("0 9 * * *", "Pacific/Apia", "2011-12-28T12:00:00Z", 4))
                .containsExactly(
                        "2011-12-28T09:00-10:00",
                        "2011-12-29T09:00-10:00",
                        "2011-12-31T09:00+14:00",
                        "2012-01-01T09:00+14:00");
    }

    @Test
    void lordHoweMovesItsClockByHalfAnHour() {
        assertThat(firings("20,40 2 * * *", "Australia/Lord_Howe", "2026-10-03T12:00:00Z", 3))
                .containsExactly("2026-10-04T02:40+11:00", "2026-10-04T02:50+11:00", "2026-10-05T02:20+11:00");
        assertThat(firings("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T10:00:00Z", 2))
                .containsExactly("2026-04-05T01:45+11:00", "2026-04-06T01:45+10:30");
    }

    @Test
    void theNextIsAlwaysLater() {
        Instant tick = Instant.parse("2026-05-04T09:00:00Z");
        Cron nine = Cron.parse("0 9 * * *");
        ZoneId utc = ZoneId.of("UTC");

        assertThat(nine.next(tick.minusMillis(1), utc)).isEqualTo(tick);
        assertThat(nine.next(tick, utc)).isEqualTo(tick.plus(Duration.ofDays(1)));
        assertThat(nine.next(tick.plusMillis(1), utc)).isEqualTo(tick.plus(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 L * *      | 2026-01-31 2026-02-28 2026-03-31",
                "0 9 LW * *     | 2026-01-30 2026-02-27 2026-03-31",
                "0 9 L-3 * *    | 2026-01-28 2026-02-25 2026-03-28",
                "0 9 15W * *    | 2026-01-15 2026-02-16 2026-03-16",
                "0 9 1W * *     | 2026-01-01 2026-02-02 2026-03-02",
                "0 9 * * FRI#2  | 2026-01-09 2026-02-13 2026-03-13",
                "0 9 * * 5#5    | 2026-01-30 2026-05-29 2026-07-31",
                "0 9 * * 5L     | 2026-01-30 2026-02-27 2026-03-27",
                "0 9 * * mon    | 2026-01-05 2026-01-12 2026-01-19",
                "0 9 * * 0      | 2026-01-04 2026-01-11 2026-01-18",
                "0 9 * * 7      | 2026-01-04 2026-01-11 2026-01-18",
                "0 9 1 jan,Jul *| 2026-01-01 2026-07-01 2027-01-01",
                "0 9 29 2 *     | 2028-02-29 2032-02-29 2036-02-29",
                "0 9 1 * MON    | 2026-01-01 2026-01-05 2026-01-12",
                "0 9 */5 * MON  | 2026-01-26 2026-02-16 2026-03-16",
                "0 9 13 * */2   | 2026-01-13 2026-06-13 2026-08-13",
                "0 0 31 * *     | 2026-01-31 2026-03-31 2026-05-31"
            })
    void readsDays(String expression, String days) {
        assertThat(firings(expression, "UTC", "2025-12-31T12:00:00Z", 3).stream()
                        .map(at -> at.substring(0, 10)))
                .containsExactly(days.split(" "));
    }

    /** As cron.c of Vixie's cron decides it: a day and a weekday that are both given are joined by "and" where either begins with a star. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/5 MON",
                "13 */2",
                "*/2 */2",
                "*/3 */7",
                "*,5 MON",
                "13 *,5",
                "1-31 MON",
                "13 0-7",
                "13 FRI",
                "1-7 SUN",
                "*/31 6",
                "L */2",
                "15W */3",
                "*/2 5L",
                "*/2 MON#1",
                "L 5L",
                "2-30/2 MON-FRI",
                "* MON",
                "13 *",
                "* *",
                "*/1 TUE"
            })
    void dayAndWeekdayAreJoinedAsVixieJoinsThem(String days) {
        String[] fields = days.split(" ");
        Cron day = Cron.parse("0 9 " + fields[0] + " * *");
        Cron weekday = Cron.parse("0 9 * * " + fields[1]);
        Cron joined = Cron.parse("0 9 " + fields[0] + " * " + fields[1]);
        boolean both = fields[0].startsWith("*") || fields[1].startsWith("*");
        ZoneId utc = ZoneId.of("UTC");

        for (Instant nine = Instant.parse("2026-01-01T09:00:00Z");
                nine.isBefore(Instant.parse("2027-06-01T00:00:00Z"));
                nine = nine.plus(Duration.ofDays(1))) {
            Instant before = nine.minusSeconds(1);
            boolean onDay = day.next(before, utc).equals(nine);
            boolean onWeekday = weekday.next(before, utc).equals(nine);
            assertThat(joined.next(before, utc).equals(nine))
                    .as("%s", nine)
                    .isEqualTo(both ? onDay && onWeekday : onDay || onWeekday);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "@hourly, 2026-05-04T10:00Z",
        "@daily, 2026-05-05T00:00Z",
        "@midnight, 2026-05-05T00:00Z",
        "@weekly, 2026-05-10T00:00Z",
        "@monthly, 2026-06-01T00:00Z",
        "@yearly, 2027-01-01T00:00Z",
        "@Annually, 2027-01-01T00:00Z"
    })
    void readsNicknames(String nickname, String next) {
        assertThat(firings(nickname, "UTC", "2026-05-04T09:30:00Z", 1)).containsExactly(next);
    }

    @Test
    void findsALeapDayAcrossAYearWithoutOne() {
        assertThat(firings("0 9 29 2 *", "Europe/Berlin", "2096-03-01T00:00:00Z", 1))
                .containsExactly("2104-02-29T09:00+01:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "61 9 * * *     | has \"61\" as its minute (0 to 59)",
                "0 24 * * *     | has \"24\" as its hour (0 to 23)",
                "0 9 0 * *      | has \"0\" as its day of the month",
                "0 9 * 13 *     | has \"13\" as its month",
                "0 9 * * 8      | has \"8\" as its weekday",
                "0 9 * * FUN    | has \"FUN\" as its weekday",
                "*/0 * * * *    | has \"*/0\" as its minute",
                "*/0 * * * *    | a step is 1 or more, and \"*\" alone is each of them",
                "0 9 * * FRI-MON| as its weekday; a range runs forwards: write \"FRI-SUN,MON\"",
                "0 9 * * 2,6-3  | write \"2,6-7,1-3\"",
                "0 9 * OCT-FEB *| write \"OCT-DEC,JAN-FEB\"",
                "0 22-2 * * *   | write \"22-23,0-2\"",
                "5-1 * * * *    | has \"5-1\" as its minute",
                "-1 * * * *     | has \"-1\" as its minute",
                "1,,2 * * * *   | has \"1,,2\" as its minute",
                "0 9 ? * MON    | write \"*\" instead",
                "0 9 * *        | has 4 fields, not five",
                "0 0 9 * * *    | there are no seconds",
                "daily          | has 1 field, not five",
                "@reboot        | @daily",
                "@fortnightly   | @daily",
                "0 9 30 2 *     | never fires",
                "0 9 31 4,6 *   | never fires",
                "0 9 */16 * 1#2 | never fires",
                "0 9 * * 1#6    | has \"1#6\" as its weekday",
                "0 9 1 * 1#6    | has \"1#6\" as its weekday",
                "0 9 * * L      | has \"L\" as its weekday",
                "0 9 * * MON#   | has \"MON#\" as its weekday",
                "0 9 * * MON-L  | has \"MON-L\" as its weekday",
                "0 9 31-L * *   | has \"31-L\" as its day of the month",
                "0 9-17/ * * *  | has \"9-17/\" as its hour",
                "0 9 31W * *    | LW is the last working day",
                "0 9 1W,15W * * | must stand alone"
            })
    void saysWhatIsWrongAndShowsARightOne(String expression, String words) {
        assertThatThrownBy(() -> Cron.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + expression + "\"")
                .hasMessageContaining(words)
                .hasMessageContaining("\"0 9 * * MON\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\n",
                "* * * * * # weekly",
                "0 9 * * MON\u0000",
                "99999999999999999999 * * * *",
                "é é é é é"
            })
    void refusesRubbish(String expression) {
        assertThatThrownBy(() -> Cron.parse(expression)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isEqualWhenWrittenAlike() {
        assertThat(Cron.parse("0 9 * * *")).isEqualTo(Cron.parse("0 9 * * *")).hasToString("0 9 * * *");
        assertThat(Cron.parse("0 9 * * *")).isNotEqualTo(Cron.parse("0 8 * * *"));
        assertThat(Stream.of(Cron.parse("@daily"), Cron.parse("@daily")).distinct())
                .hasSize(1);
    }

    private static List<String> firings(String expression, String zone, String from, int count) {
        Cron cron = Cron.parse(expression);
        List<String> found = new ArrayList<>();
        Instant now = Instant.parse(from);
        for (int i = 0; i < count; i++) {
            now = cron.next(now, ZoneId.of(zone));
            found.add(OffsetDateTime.ofInstant(now, ZoneId.of(zone)).toString());
        }
        return found;
    }
}
