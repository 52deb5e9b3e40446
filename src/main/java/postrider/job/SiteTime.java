package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How people are told times: in the site's zone, named by its city. */
public record SiteTime(ZoneId zone) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter THIS_WEEK = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter OTHERWISE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMMM yyyy, HH:mm", Locale.ENGLISH);

    /** {@code 21 November 2026, 10:15 Almaty}. */
    public String moment(Instant instant) {
        return MOMENT.format(instant.atZone(zone)) + " " + city();
    }

    /** {@code Sat 21 November 2026, 10:15 Almaty}. */
    public String day(Instant instant) {
        return DAY.format(instant.atZone(zone)) + " " + city();
    }

    /** {@code Sat 21 Nov, 10:15 Almaty}. */
    public String shortly(Instant instant) {
        return THIS_YEAR.format(instant.atZone(zone)) + " " + city();
    }

    /** {@code 21 Nov 2026}, for columns. */
    public String date(Instant instant) {
        return DATE.format(instant.atZone(zone));
    }

    /** As short as it is clear to who reads it at {@code now}: {@code 10:15}, {@code Mon 09:00}, {@code Mon 30 Nov, 09:00}. */
    public String near(Instant instant, Instant now) {
        ZonedDateTime then = instant.atZone(zone);
        ZonedDateTime here = now.atZone(zone);
        if (then.toLocalDate().equals(here.toLocalDate())) {
            return TODAY.format(then);
        }
        boolean soon = instant.isAfter(now) && Duration.between(now, instant).toDays() < 6;
        return (soon ? THIS_WEEK : then.getYear() == here.getYear() ? THIS_YEAR : OTHERWISE).format(then);
    }

    /** {@code Almaty}. */
    public String city() {
        return zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
    }
}
