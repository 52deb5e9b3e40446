package postrider.post;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How dates are written on a site, in PHP's letters: {@code d j m n Y H G i s}; a backslash makes the next character literal
 * (SPEC R5.8).
 */
public final class DateFormat {
    private static final Map<Character, String> LETTERS = Map.of(
            'd', "(?<d>[0-9]{2})",
            'j', "(?<d>[0-9]{1,2})",
            'm', "(?<m>[0-9]{2})",
            'n', "(?<m>[0-9]{1,2})",
            'Y', "(?<y>[0-9]{4})",
            'H', "(?<h>[0-9]{2})",
            'G', "(?<h>[0-9]{1,2})",
            'i', "(?<i>[0-9]{2})",
            's', "(?<s>[0-9]{2})");

    private final Pattern pattern;

    private DateFormat(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Empty where the format cannot be used: another letter in it, a part twice, or no day, month and year. */
    public static Optional<DateFormat> of(String format) {
        StringBuilder regex = new StringBuilder();
        Map<Character, Integer> parts = new HashMap<>();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            String part = LETTERS.get(c);
            if (part != null) {
                regex.append(part);
                parts.merge(part.charAt(3), 1, Integer::sum);
            } else if (c == '\\' && i + 1 < format.length()) {
                regex.append(Pattern.quote(format.substring(++i, i + 1)));
            } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                return Optional.empty();
            } else {
                regex.append(Pattern.quote(Character.toString(c)));
            }
        }
        boolean whole = parts.containsKey('d') && parts.containsKey('m') && parts.containsKey('y');
        boolean once = parts.values().stream().allMatch(count -> count == 1);
        return whole && once ? Optional.of(new DateFormat(Pattern.compile(regex.toString()))) : Optional.empty();
    }

    /** Empty where the text is not written so. @throws java.time.DateTimeException where it is, but names no day or time */
    Optional<LocalDateTime> match(String text) {
        Matcher parts = pattern.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(LocalDateTime.of(
                part(parts, 'y'),
                part(parts, 'm'),
                part(parts, 'd'),
                part(parts, 'h'),
                part(parts, 'i'),
                part(parts, 's')));
    }

    private int part(Matcher parts, char name) {
        boolean present = pattern.pattern().contains("(?<" + name + ">");
        return present ? Integer.parseInt(parts.group(Character.toString(name))) : 0;
    }
}
