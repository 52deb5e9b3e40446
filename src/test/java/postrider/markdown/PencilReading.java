package postrider.markdown;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a person with a pencil makes of the lines that decide whether a post may go out: a second reading of the front matter, line
 * by line and by other means than the program's. It knows no YAML beyond {@code key: value}.
 */
record PencilReading(ZoneId zone, Instant now) {
    private static final Pattern LINE = Pattern.compile("[\"']?([^\"':#]+?)[\"']?[ \\t]*:(?:[ \\t]+(.*))?");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final Set<String> YES = Set.of("true", "yes", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "0");
    private static final Map<String, Set<String>> SWITCHES =
            Map.of("published", YES, "draft", NO, "routable", YES, "hide_from_post_list", NO);
    private static final String FORMATTED = "dateformat";
    private static final Set<String> DATES = Set.of("publish_date", "unpublish_date", "date");
    private static final List<DateTimeFormatter> LOCAL = Stream.of("d-M-uuuu", "d.M.uuuu", "uuuu-M-d", "uuuu/M/d")
            .flatMap(day -> Stream.of(
                    day + "' 'H:mm[:ss[.SSSSSSSSS][.SSSSSSSS][.SSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]]",
                    "H:mm[:ss[.SSSSSSSSS][.SSSSSSSS][.SSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]]' '" + day))
            .map(PencilReading::strict)
            .toList();
    private static final List<DateTimeFormatter> WITH_OFFSET = LOCAL.stream()
            .map(local -> new java.time.format.DateTimeFormatterBuilder()
                    .append(local)
                    .appendPattern("[' '][XXX][XX][X]")
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Everything in this front matter that forbids to publish, in words; nothing where it may go out. */
    List<String> objections(List<String> lines) {
        List<String> objections = new ArrayList<>();
        Map<String, Instant> dates = new HashMap<>();
        if (lines.stream().anyMatch(line -> line.contains(FORMATTED))) {
            dates.put(FORMATTED, now); // the post says how its dates are written; the pencil knows one way only
        }
        int margin = lines.stream()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .findFirst()
                .map(PencilReading::indent)
                .orElse(0);
        for (String line : lines) {
            Matcher parts = LINE.matcher(line.strip());
            if (indent(line) <= margin && parts.matches()) {
                object(parts.group(1), parts.group(2) == null ? "" : parts.group(2), line, dates, objections);
            }
        }
        Instant publish = dates.getOrDefault("publish_date", dates.get("date"));
        if (publish != null && publish.isAfter(now)) {
            objections.add("its date has not come: " + publish);
        }
        if (dates.containsKey("unpublish_date") && !dates.get("unpublish_date").isAfter(now)) {
            objections.add("it is over: " + dates.get("unpublish_date"));
        }
        return objections;
    }

    private void object(String key, String written, String line, Map<String, Instant> dates, List<String> objections) {
        String plain = Normalizer.normalize(key, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
        Optional<String> gate = Stream.concat(SWITCHES.keySet().stream(), DATES.stream())
                .filter(known -> known.replace("_", "").equals(plain))
                .findFirst();
        if (gate.isEmpty()) {
            return;
        }
        String value = value(written);
        if (!key.equals(gate.get())) {
            objections.add("a key is misspelt: " + line);
        } else if (value.isEmpty() || Set.of("~", "null", "Null", "NULL").contains(value)) {
            return;
        } else if (SWITCHES.containsKey(key)) {
            if (!SWITCHES.get(key).contains(value.toLowerCase(Locale.ROOT))) {
                objections.add("a switch says no: " + line);
            }
        } else if (dates.containsKey(FORMATTED)) {
            return;
        } else if (instant(value).isEmpty()) {
            objections.add("a date is not understood: " + line);
        } else {
            dates.put(key, instant(value).get());
        }
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String value(String written) {
        String text = written.strip();
        if (text.startsWith("\"") || text.startsWith("'")) {
            int end = text.indexOf(text.charAt(0), 1);
            return end < 0 ? text : text.substring(1, end).strip();
        }
        int comment = text.startsWith("#") ? 0 : text.indexOf(" #");
        return (comment < 0 ? text : text.substring(0, comment)).strip();
    }

    private Optional<Instant> instant(String text) {
        if (text.matches("@[0-9]{1,15}|[0-9]{10}")) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text.replace("@", ""))));
        }
        String spaced = BLANKS.matcher(text.replaceFirst("(?<=[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})[Tt](?=[0-9])", " "))
                .replaceAll(" ");
        String whole = spaced.indexOf(':') < 0 ? spaced + " 0:00" : spaced;
        String zoned = whole.replaceFirst(" ?(?:UTC|GMT|[Zz])$", "Z");
        for (int i = 0; i < LOCAL.size(); i++) {
            try {
                return Optional.of(LocalDateTime.parse(whole, LOCAL.get(i))
                        .atZone(zone)
                        .withLaterOffsetAtOverlap()
                        .toInstant());
            } catch (DateTimeException notSo) {
                try {
                    return Optional.of(
                            OffsetDateTime.parse(zoned, WITH_OFFSET.get(i)).toInstant());
                } catch (DateTimeException norSo) {
                    continue;
                }
            }
        }
        return Optional.empty();
    }
}
