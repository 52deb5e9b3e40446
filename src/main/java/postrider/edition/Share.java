package postrider.edition;

/**
 * A cohort's part in a planned edition.
 *
 * @param language of the letter that they get
 */
public record Share(Cohort cohort, String language, Marks marks) {
    /** What opening the edition does to their marks and ticks. */
    public enum Marks {
        MOVE,
        /** Another edition of theirs is still to come, or can't be composed: then they are asked again at the next run. */
        STAY
    }

    Share staying() {
        return new Share(cohort, language, Marks.STAY);
    }
}
