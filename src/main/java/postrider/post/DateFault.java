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
    private static final String DAY = "(?:[0-9]{1,2}([-.])[0-9]{1,2}\\1[0-9]{4}|[0-9]{4}([-/])[0-9]{1,2}\\2[0-9]{1,2})";
    private static final Pattern SLASHES = Pattern.compile("(?<before>" + CLOCK
            + "[ \\t]+)?(?<date>(?<first>[0-9]{1,2})/(?<second>[0-9]{1,2})/[0-9]{4})(?<after>[ \\t]+" + CLOCK + ")?");

    /** Made when a date is wrong: most are not. */
    private static final class Reasons {
        static final Map<Pattern, String> ALL = reasons();
    }

    private DateFault() {}

    /** The first that fits is told. */
    private static Map<Pattern, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put(".*[0-9]{1,2}/[0-9]{1,2}/[0-9]+.*", "does not say which is the day and which the month");
        reasons.put("[\"'\\u2018-\\u201F\\u00AB\\u00BB].*", "holds quotes that YAML does not know; remove them");
        reasons.put(".*[\\u2010-\\u2015\\u2212].*", "has a dash that is not the hyphen \"-\"");
        reasons.put(".*[\\u00A0\\u2007\\u202F].*", "has a no-break space");
        reasons.put("(?i).*[0-9][ \\t]*[ap]m\\b.*", "has am or pm; hours go from 0 to 23");
        reasons.put("(?u)(?:.*[0-9].*)?\\b\\p{L}{3,}\\b.*[0-9]{4}.*", "has words in it; write the month as a number");
        reasons.put("[0-9]{1,2}([-.])[0-9]{1,2}\\1[0-9]{1,2}(?![0-9]).*", "has a year of two digits");
        reasons.put("[0-9]{8}|[0-9]{12,14}|[0-9]{8}T.*", "has no marks between day, month and year");
        reasons.put("@.*|-?[0-9]+(?:\\.[0-9]+)?(?:e[0-9]+)?", "is a number that is no date");
        reasons.put("[0-9]{4}-[0-9]{1,2}", "has no day");
        reasons.put("T?" + CLOCK, "has no day, month and year");
        reasons.put("(?i)[0-9]{4}-?W[0-9]{2}.*|[0-9]{4}-[0-9]{3}", "counts weeks or days of the year");
        reasons.put("[+-][0-9]+ \\p{L}.*", "is counted from today; a post's date must stay the same");
        reasons.put("(?s).*,.*", "has a comma");
        reasons.put("[0-9]{4}\\.[0-9]{1,2}\\.[0-9]{1,2}.*", "has dots behind the year; write hyphens");
        reasons.put(DAY + "[ \\t]*(?:[Zz]|UTC|GMT|[+-][0-9:]+)", "has an offset but no time");
        reasons.put("[0-9.]+T.*|[0-9]{1,2}-.*[0-9]T.*|[0-9]{4}/.*T.*", "has a T before the time; write a blank");
        reasons.put(DAY + "[ \\tTt]+(?:[0-9]{1,2}[.h-][0-9]{2}|[0-9]{3,4}).*", "has a time without a colon");
        reasons.put(DAY + "[ \\tTt]+[0-9]{1,2}h?", "has an hour without minutes");
        reasons.put(DAY + "[ \\tTt]+[0-9]{1,2}(?::[0-9]{2})?:[0-9](?![0-9]).*", "has a minute or second of one digit");
        reasons.put(DAY + ".*:[0-9]{2}[ \\t]*[+-][0-9](?![0-9]).*", "has an offset of one digit; write it as +06:00");
        reasons.put(CLOCK + "[ \\t]+" + DAY + "[ \\t]*(?:[Zz]|UTC|GMT|[+-][0-9:]+)", "has the offset behind the day");
        reasons.put(
                ".*[0-9]:[0-9]{2}.*[ \\t][A-Za-z]+(/[A-Za-z_]+)?",
                "names a time zone; write an offset such as +06:00, or leave it out");
        reasons.put("(?i)true|false|yes|no|on|off", "is true or false, not a date");
        reasons.put(DAY + "(?:[ \\tTt]+" + CLOCK + ")?[^0-9:].*", "has more behind it than date and time");
        reasons.put(
                "[0-9]{1,4}[-./ ][0-9]{1,2}[-./ ][0-9]{1,4}.*", "does not join day, month and year by the same mark");
        reasons.put("(?su)[^0-9]*\\p{L}.*|[0-9]{1,2}\\.? \\p{L}.*", "is a word, not a date");
        Map<Pattern, String> compiled = new LinkedHashMap<>();
        reasons.forEach((pattern, reason) -> compiled.put(Pattern.compile(pattern), reason));
        return compiled;
    }

    static String reason(String text) {
        return Reasons.ALL.entrySet().stream()
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
