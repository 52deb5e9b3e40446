package postrider.post;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a text is no date, in words that help to write one (SPEC R5.4). */
final class DateFault {
    /** What every hint about a date ends with. */
    static final String WRITE = "Write DD-MM-YYYY HH:MM, for example 20-07-2022 10:00";

    private static final String CLOCK = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?";
    private static final Pattern SLASHES = Pattern.compile("(?<before>" + CLOCK
            + "[ \\t]+)?(?<date>(?<first>[0-9]{1,2})/(?<second>[0-9]{1,2})/[0-9]{4})(?<after>[ \\t]+" + CLOCK + ")?");
    private static final Map<Pattern, String> REASONS = reasons();

    private DateFault() {}

    private static Map<Pattern, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put(".*[0-9]{1,2}/[0-9]{1,2}/[0-9]+.*", "does not say which is the day and which the month");
        reasons.put(".*[\\u2010-\\u2015\\u2212].*", "has a dash that is not the hyphen \"-\"");
        reasons.put(".*[\\u00A0\\u2007\\u202F].*", "has a no-break space");
        reasons.put("(?i).*[0-9][ \\t]*[ap]m\\b.*", "has am or pm; hours go from 0 to 23");
        reasons.put("[0-9]{1,2}([-.])[0-9]{1,2}\\1[0-9]{1,2}(?![0-9]).*", "has a year of two digits");
        reasons.put("[0-9]{8}|[0-9]{12,14}|[0-9]{8}T.*", "has no marks between day, month and year");
        reasons.put("@.*|[0-9]+", "is a number that is no date");
        reasons.put("[0-9]{4}-[0-9]{1,2}", "has no day");
        reasons.put("T?" + CLOCK, "has no day, month and year");
        reasons.put("(?i)[0-9]{4}-?W[0-9]{2}.*|[0-9]{4}-[0-9]{3}", "counts weeks or days of the year");
        reasons.put(
                ".*[0-9]:[0-9]{2}.*[ \\t][A-Za-z]+(/[A-Za-z_]+)?",
                "names a time zone; write an offset such as +06:00, or leave it out");
        reasons.put("(?s).*,.*", "has a comma");
        reasons.put("(?i)true|false|yes|no|on|off", "is true or false, not a date");
        reasons.put("(?su)[^0-9]*\\p{L}.*|[0-9]{1,2}\\.? \\p{L}.*", "is a word, not a date");
        Map<Pattern, String> compiled = new LinkedHashMap<>();
        reasons.forEach((pattern, reason) -> compiled.put(Pattern.compile(pattern), reason));
        return compiled;
    }

    static String reason(String text) {
        return REASONS.entrySet().stream()
                .filter(reason -> reason.getKey().matcher(text).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("is not a date");
    }

    static String hint(String text) {
        return slashes(text)
                .map(slash -> "If all dates of the site are written so, set posts.dateformat: \"" + slash.format(true)
                        + "\" or \"" + slash.format(false) + "\". " + WRITE)
                .orElse(WRITE);
    }

    /** The date as older Grav sites write it, if it is one. */
    static Optional<SlashDate> slashes(String text) {
        Matcher parts = SLASHES.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String before = parts.group("before");
        String after = parts.group("after");
        String first = parts.group("first");
        String second = parts.group("second");
        return Optional.of(new SlashDate(
                parts.group("date"),
                Integer.parseInt(first),
                Integer.parseInt(second),
                first.length() == 1 || second.length() == 1,
                before == null ? "" : clock(before) + " ",
                after == null ? "" : " " + clock(after)));
    }

    private static String clock(String time) {
        String hour = time.strip().indexOf(':') == 1 ? "G" : "H";
        return time.chars().filter(c -> c == ':').count() > 1 ? hour + ":i:s" : hour + ":i";
    }
}
