package postrider.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in the site's zone. */
record Moments(ZoneId zone) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /** {@code 14 June 2031, 09:00 Almaty}. */
    String moment(Instant instant) {
        String city = zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
        return MOMENT.format(instant.atZone(zone)) + " " + city;
    }

    /** {@code 14 Jun 2031}, for columns. */
    String day(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }
}
