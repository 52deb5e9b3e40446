package postrider.post;

import java.util.List;
import java.util.Optional;
import postrider.source.Diagnostic;
import postrider.source.Location;

/**
 * A date with slashes, of which nobody can tell the day from the month: never guessed (SPEC R5.4).
 *
 * @param before format of the time before it, with its blank, or empty; @param after of the time after it, likewise
 */
record SlashDate(int first, int second, String before, String after) {

    /** The setting that reads such dates. */
    String format(char firstPart, char secondPart) {
        return before + firstPart + "/" + secondPart + "/Y" + after;
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
        Place first = places.get(0);
        String format =
                monthFirst ? first.date().format('m', 'd') : first.date().format('d', 'm');
        return Optional.of(Diagnostic.warning(
                "W604",
                first.at(),
                "all dates with slashes in this folder (" + places.size() + ") fit only "
                        + (monthFirst ? "month/day" : "day/month"),
                "If they are meant so, set posts.dateformat: \"" + format + "\""));
    }
}
