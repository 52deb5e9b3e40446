package postrider.cron;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One field of a cron expression as the numbers that it names.
 *
 * @param text in capitals
 * @param min @param max what it may hold
 */
record CronField(String text, int min, int max) {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    boolean isAny() {
        return text.equals("*");
    }

    /** The step of a field such as {@code *}{@code /15}. */
    Optional<Integer> step() {
        return text.matches("\\*/\\d+") ? Optional.of(Integer.valueOf(text.substring(2))) : Optional.empty();
    }

    List<String> items() {
        return Arrays.asList(text.split(","));
    }

    /** All that it names, by size; empty where it holds L, W or #, which name no numbers. A Sunday is 0. */
    Optional<List<Integer>> numbers() {
        TreeSet<Integer> all = new TreeSet<>();
        for (String item : items()) {
            if (!item.matches("(\\*|[0-9]+|[A-Z]{3})(-([0-9]+|[A-Z]{3}))?(/[0-9]+)?")) {
                return Optional.empty();
            }
            String[] stepped = item.split("/");
            String[] ends = stepped[0].split("-");
            boolean any = ends[0].equals("*");
            int from = any ? min : number(ends[0]);
            int to = ends.length > 1 ? number(ends[1]) : any || stepped.length > 1 ? max : from;
            int step = stepped.length > 1 ? Integer.parseInt(stepped[1]) : 1;
            for (int number : range(from, to, step)) {
                all.add(max == 7 ? number % 7 : number);
            }
        }
        return Optional.of(List.copyOf(all));
    }

    /** With both ends of each range: a step after a single number, as in {@code 5/15}, is not known to every cron. */
    String plainly() {
        return items().stream()
                .map(item -> item.replaceFirst("^([0-9A-Z]+)/", "$1-" + max + "/"))
                .collect(Collectors.joining(","));
    }

    /** How to write what names no numbers, where one can tell: a step of 0, a range that runs backwards. */
    Optional<String> mend() {
        if (items().stream().anyMatch(item -> item.matches(".*/0+"))) {
            return Optional.of("a step is 1 or more, and \"*\" alone is each of them");
        }
        String forwards = items().stream().map(this::forwards).collect(Collectors.joining(","));
        return forwards.equals(text)
                ? Optional.empty()
                : Optional.of("a range runs forwards: write \"" + forwards + "\"");
    }

    /** A range that runs backwards as two that don't, such as {@code FRI-MON} as {@code FRI-SUN,MON}; all else as it is. */
    private String forwards(String item) {
        String end = "([0-9]{1,2}" + names().stream().map(name -> "|" + name).collect(Collectors.joining()) + ")";
        Matcher range = Pattern.compile(end + "-" + end).matcher(item);
        if (!range.matches()) {
            return item;
        }
        String from = range.group(1);
        String to = range.group(2);
        if (number(from) <= number(to) || number(from) > max || number(to) < min) {
            return item;
        }
        return ranged(from, spelled(max, from)) + "," + ranged(spelled(max == 7 ? 1 : min, from), to);
    }

    private List<String> names() {
        return max == 12 ? MONTHS : max == 7 ? WEEKDAYS : List.of();
    }

    /** As a name where its neighbour is one. */
    private String spelled(int number, String neighbour) {
        return Character.isDigit(neighbour.charAt(0))
                ? String.valueOf(number)
                : names().get((number - min) % names().size());
    }

    private static String ranged(String from, String to) {
        return from.equals(to) ? from : from + "-" + to;
    }

    private static List<Integer> range(int from, int to, int step) {
        List<Integer> range = new ArrayList<>();
        for (int number = from; number <= to; number += step) {
            range.add(number);
        }
        return range;
    }

    static int number(String name) {
        if (MONTHS.contains(name)) {
            return MONTHS.indexOf(name) + 1;
        }
        return WEEKDAYS.contains(name) ? WEEKDAYS.indexOf(name) : Integer.parseInt(name);
    }
}
