package postrider.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class CronWordsTest {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "* * * * * = every minute",
                "*/15 * * * * = every 15 minutes",
                "@hourly = every hour, on the hour",
                "7 * * * * = at minute 7 of every hour",
                "@daily = at 00:00 every day",
                "0 9 * * MON = at 09:00 on Mondays",
                "30 8,17 * * mon-fri = at 08:30 and 17:30 on weekdays (Monday to Friday)",
                "0 9 1 * * = at 09:00 on the 1st of the month",
                "0 9 L * * = at 09:00 on the last day of the month",
                "0 9 LW * * = at 09:00 on the last working day of the month",
                "0 9 15W * * = at 09:00 on the working day nearest to the 15th of the month",
                "0 9 * * MON#2 = at 09:00 on the second Monday of the month",
                "0 9 * * 5L = at 09:00 on the last Friday of the month",
                "0 9 13 * FRI = at 09:00 on the 13th of the month, and on Fridays",
                "0 9 */5 * MON = at 09:00 on every 5th day of the month, from the 1st on, but only on Mondays",
                "0 9 13 * */2 = at 09:00 on the 13th of the month, but only on Tuesdays, Thursdays, Saturdays and Sundays",
                "0 9 *,5 * MON = at 09:00 on Mondays",
                "0 9 1-31 * MON = at 09:00 every day",
                "0 9 13 * 0-6 = at 09:00 every day",
                "0 9 1-7 JAN,JUL * = at 09:00 on the 1st to 7th of the month, in January and July",
                "0 */4 * * * = on the hour of every 4th hour, from 00:00 on",
                "*/10 8-18 * * 1-5 = every 10 minutes of the hours 08 to 18 on weekdays (Monday to Friday)",
                "0 9 * * SUN = at 09:00 on Sundays",
                "0 9 * * 7 = at 09:00 on Sundays",
                "0 9 * * FRI-SUN = at 09:00 on Fridays to Sundays",
                "0 9 * * sun-tue,THU = at 09:00 on Mondays, Tuesdays, Thursdays and Sundays",
                "0 9 * * MON-SUN = at 09:00 every day",
                "0 9 L-3 * * = at 09:00 on the 3rd day before the last of the month"
            })
    void saysWhenItFires(String expression, String words) {
        assertThat(Cron.parse(expression).inWords()).isEqualTo(words);
    }

    @Test
    void systemdIsToldTheSameTimes() {
        assertThat(Cron.parse("*/15 * * * *").onCalendar(ALMATY))
                .hasValue(List.of("*-*-* *:00,15,30,45:00 Asia/Almaty"));
        assertThat(Cron.parse("0 9 * * MON").onCalendar(ALMATY)).hasValue(List.of("Mon *-*-* 09:00:00 Asia/Almaty"));
        assertThat(Cron.parse("0 9 L * *").onCalendar(ALMATY)).hasValue(List.of("*-*~01 09:00:00 Asia/Almaty"));
        assertThat(Cron.parse("0 9 13 * FRI").onCalendar(ALMATY))
                .hasValue(List.of("*-*-13 09:00:00 Asia/Almaty", "Fri *-*-* 09:00:00 Asia/Almaty"));
        assertThat(Cron.parse("0 9 */10 * FRI").onCalendar(ALMATY))
                .hasValue(List.of("Fri *-*-01,11,21,31 09:00:00 Asia/Almaty"));
        assertThat(Cron.parse("0 9 * * MON#2").onCalendar(ALMATY)).isEmpty();
    }

    @Test
    void aSystemsCronIsToldOnlyWhatItKnows() {
        assertThat(Cron.parse("@daily").plainly()).hasValue("0 0 * * *");
        assertThat(Cron.parse("0 9 * * WED").plainly()).hasValue("0 9 * * WED");
        assertThat(Cron.parse("0 9 * * FRI-SUN").plainly()).hasValue("0 9 * * FRI-7");
        assertThat(Cron.parse("5/15 9 * * *").plainly()).hasValue("5-59/15 9 * * *");
        assertThat(Cron.parse("0 9 LW * *").plainly()).isEmpty();
    }
}
