package postrider.post;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a date as authors write it: strictly, since mail cannot be taken back (SPEC §5). */
final class PostDate {
    private static final String DAY = "(?<d>[0-9]{1,2})(?<s>[-.])(?<m>[0-9]{1,2})\\k<s>(?<y>[0-9]{4})";
    private static final String YEAR = "(?<y>[0-9]{4})(?<s>[-/])(?<m>[0-9]{1,2})\\k<s>(?<d>[0-9]{1,2})";
    private static final String TIME = "(?<h>[0-9]{1,2}):(?<i>[0-9]{2})(?::(?<c>[0-9]{2})(?:\\.(?<f>[0-9]{1,9}))?)?";
    private static final String OFFSET = "(?:[ \\t]*(?<o>[Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?))?";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile(DAY + "(?:[ \\t]+" + TIME + OFFSET + ")?"),
            Pattern.compile(YEAR + "(?:[ \\t]+" + TIME + OFFSET + ")?"),
            Pattern.compile(YEAR.replace("[-/]", "-") + "[Tt]" + TIME + OFFSET),
            Pattern.compile(TIME + "[ \\t]+" + DAY),
            Pattern.compile(TIME + "[ \\t]+" + YEAR));
    private static final Pattern UNIX = Pattern.compile("@([0-9]{1,15})|([0-9]{10})");
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2099;
    private static final String IMPOSSIBLE = "names no such day or time between " + FIRST_YEAR + " and " + LAST_YEAR;

    private PostDate() {}

    /** What became of a text. */
    sealed interface Reading {
        /** @param zoneChange what the zone made of a time that happens twice or never, else empty */
        record At(Instant instant, String zoneChange) implements Reading {}

        /** @param why it is no date, to stand after its name and value */
        record Refused(String why) implements Reading {}
    }

    /** @param text trimmed, not empty; @param format tried first, if there is one */
    static Reading read(String text, ZoneId zone, Optional<DateFormat> format) {
        try {
            Optional<LocalDateTime> formatted = format.flatMap(f -> f.match(text));
            if (formatted.isPresent()) {
                return at(inRange(formatted.get()), zone);
            }
            Matcher unix = UNIX.matcher(text);
            if (unix.matches()) {
                return unix(unix.group(1) == null ? unix.group(2) : unix.group(1));
            }
            for (Pattern form : FORMS) {
                Matcher matcher = form.matcher(text);
                if (matcher.matches()) {
                    return written(
                            matcher,
                            zone,
                            form.pattern().endsWith(OFFSET + ")?")
                                    || form.pattern().endsWith(OFFSET));
                }
            }
        } catch (DateTimeException e) {
            return new Reading.Refused(IMPOSSIBLE);
        }
        return new Reading.Refused(DateFault.reason(text));
    }

    private static Reading unix(String digits) {
        Instant instant = Instant.ofEpochSecond(Long.parseLong(digits));
        inRange(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        return new Reading.At(instant, "");
    }

    private static Reading written(Matcher parts, ZoneId zone, boolean mayHaveOffset) {
        Optional<String> fault = fault(parts);
        if (fault.isPresent()) {
            return new Reading.Refused(fault.get());
        }
        LocalDate date = LocalDate.of(number(parts, "y"), number(parts, "m"), number(parts, "d"));
        LocalTime time =
                LocalTime.of(number(parts, "h"), number(parts, "i"), number(parts, "c"), nanos(parts.group("f")));
        LocalDateTime local = date.atTime(time);
        String offset = mayHaveOffset ? parts.group("o") : null;
        if (offset == null) {
            return at(local, zone);
        }
        return offset(offset)
                .<Reading>map(zoned -> new Reading.At(local.toInstant(zoned), ""))
                .orElseGet(() -> new Reading.Refused("has an offset that is none from -12:00 to +14:00"));
    }

    /** What is impossible in a date that is written well (R5.3). */
    private static Optional<String> fault(Matcher parts) {
        int year = number(parts, "y");
        int month = number(parts, "m");
        int day = number(parts, "d");
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.of("has a year that is none from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        if (month < 1 || month > 12) {
            boolean swapped = month > 12 && day >= 1 && day <= 12 && parts.start("d") < parts.start("m");
            return Optional.of("has the month " + month + (swapped ? "; the day stands before the month" : ""));
        }
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return Optional.of("names a day that its month does not have");
        }
        if (number(parts, "h") > 23) {
            return Optional.of("has the hour " + number(parts, "h") + "; hours go from 0 to 23");
        }
        return number(parts, "i") > 59 || number(parts, "c") > 59
                ? Optional.of("has a minute or second over 59")
                : Optional.empty();
    }

    private static int number(Matcher parts, String name) {
        String digits = parts.group(name);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        if (fraction == null) {
            return 0;
        }
        return Integer.parseInt((fraction + "000").substring(0, 3)) * 1_000_000;
    }

    private static Optional<ZoneOffset> offset(String text) {
        if (Character.isLetter(text.charAt(0))) {
            return Optional.of(ZoneOffset.UTC);
        }
        int sign = text.charAt(0) == '-' ? -1 : 1;
        int hours = Integer.parseInt(text.substring(1, 3));
        int minutes = text.length() > 3 ? Integer.parseInt(text.substring(text.length() - 2)) : 0;
        int total = sign * (hours * 60 + minutes);
        return minutes > 59 || total < -12 * 60 || total > 14 * 60
                ? Optional.empty()
                : Optional.of(ZoneOffset.ofTotalSeconds(total * 60));
    }

    private static LocalDateTime inRange(LocalDateTime local) {
        if (local.getYear() < FIRST_YEAR || local.getYear() > LAST_YEAR) {
            throw new DateTimeException(local.toString());
        }
        return local;
    }

    /** Of two instants the later, of none the one after the gap: never early (R5.7). */
    private static Reading at(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return new Reading.At(local.atZone(zone).toInstant(), "");
        }
        if (change.isOverlap()) {
            return new Reading.At(
                    local.toInstant(change.getOffsetAfter()), "happens twice in " + zone + "; the later was taken");
        }
        LocalDateTime taken = local.plus(change.getDuration());
        boolean sameDay = taken.toLocalDate().equals(local.toLocalDate());
        return new Reading.At(
                local.toInstant(change.getOffsetBefore()),
                "does not exist in " + zone + "; " + (sameDay ? "" : taken.toLocalDate() + " ") + taken.toLocalTime()
                        + " was taken");
    }
}
