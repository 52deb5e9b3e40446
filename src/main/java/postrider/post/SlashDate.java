package postrider.post;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import postrider.source.Diagnostic;
import postrider.source.Location;

/**
 * A date with slashes, of which nobody can tell the day from the month: never guessed (SPEC R5.4).
 *
 * @param written the date alone, such as {@code 06/21/2017}
 * @param shortParts whether its day or month has one digit only
 * @param before format of the time before it, with its blank, or empty; @param after of the time after it, likewise
 */
record SlashDate(String written, int first, int second, boolean shortParts, String before, String after) {

    /** The setting that reads such dates. @param monthFirst else the day is */
    String format(boolean monthFirst) {
        return format(monthFirst, shortParts);
    }

    private String format(boolean monthFirst, boolean shorter) {
        String day = shorter ? "j" : "d";
        String month = shorter ? "n" : "m";
        return before + (monthFirst ? month + "/" + day : day + "/" + month) + "/Y" + after;
    }

    /** Whether both orders name a day, and not the same. */
    boolean isOtherDayElsewhere() {
        return fitsMonthFirst() && fitsDayFirst() && first != second;
    }

    private boolean fitsMonthFirst() {
        return first <= 12 && second <= 31;
    }

    private boolean fitsDayFirst() {
        return second <= 12 && first <= 31;
    }

    /** Where one stands. */
    record Place(SlashDate date, Location at) {}

    /** Said once for the folder where all its slash dates fit one order only. */
    static Optional<Diagnostic> advice(List<Place> places) {
        boolean monthFirst = places.stream().allMatch(place -> place.date().fitsMonthFirst());
        boolean dayFirst = places.stream().allMatch(place -> place.date().fitsDayFirst());
        if (places.isEmpty() || monthFirst == dayFirst) {
            return Optional.empty();
        }
        Predicate<Place> proves = place ->
                monthFirst ? !place.date().fitsDayFirst() : !place.date().fitsMonthFirst();
        Place proof = places.stream().filter(proves).findFirst().orElseThrow();
        int noMonth = monthFirst ? proof.date().second() : proof.date().first();
        return Optional.of(Diagnostic.warning(
                "W604",
                proof.at(),
                "all dates with slashes in this folder (" + places.size() + ") fit only "
                        + (monthFirst ? "month/day" : "day/month") + ": in "
                        + proof.date().written() + ", " + noMonth + " can't be a month",
                "If they are meant so, set posts.dateformat: " + commonFormat(places, monthFirst)));
    }

    /** Said once for the folder where the setting reads the day first. */
    static Optional<Diagnostic> warningOfDayFirst(List<Place> places) {
        return places.stream()
                .findFirst()
                .map(place -> Diagnostic.warning(
                        "W205",
                        place.at(),
                        place.date().written() + " is day " + place.date().first() + " of month "
                                + place.date().second() + " here; Grav and most software take the month first ("
                                + places.size() + " such in this folder)",
                        "Write such dates as YYYY-MM-DD, which all read alike"));
    }

    /** The format that reads most of them, and how many it leaves. */
    private static String commonFormat(List<Place> places, boolean monthFirst) {
        Map<String, List<SlashDate>> byTime = places.stream()
                .map(Place::date)
                .collect(Collectors.groupingBy(
                        date -> longerHour(date.before()) + "|" + longerHour(date.after()),
                        TreeMap::new,
                        Collectors.toList()));
        List<SlashDate> most = byTime.values().stream()
                .reduce((one, other) -> other.size() > one.size() ? other : one)
                .orElseThrow();
        boolean shorter = most.stream().anyMatch(SlashDate::shortParts);
        SlashDate any = most.stream()
                .filter(date -> (date.before() + date.after()).contains("G"))
                .findFirst()
                .orElse(most.get(0));
        int others = places.size() - most.size();
        return "\"" + any.format(monthFirst, shorter) + "\""
                + (others == 0 ? "" : "; " + others + " of them have the time elsewhere, write these alike");
    }

    private static String longerHour(String time) {
        return time.replace('G', 'H');
    }
}
