package postrider.edition;

import java.util.List;

/**
 * Who of a newsletter is due.
 *
 * @param lastEdition id of the last edition then, 0 before the first: what is opened after it is a part of the same plan
 */
public record Audience(List<Cohort> cohorts, long lastEdition) {
    public Audience {
        cohorts = List.copyOf(cohorts);
    }

    /** The same people, once the numbers up to that one have been served to them. */
    Audience servedUpTo(long number) {
        return new Audience(
                cohorts.stream().map(cohort -> cohort.servedUpTo(number)).toList(), lastEdition);
    }
}
