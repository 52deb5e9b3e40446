package postrider.edition;

/** What the planner says of one publication for one cohort. One that is served and guarded waits for approval. */
public record Verdict(Publication publication, Outcome outcome) {
    /** Each with the rule behind it (rules §3 to §5). */
    public enum Outcome {
        SERVED,
        /** Numbered less than {@code digest.settle} ago: at a later tick. */
        SETTLE,
        /** Mailed to nobody. */
        BASELINE,
        /** Not public now. */
        NOT_PUBLIC,
        /** Public, but the newsletter's choice leaves it out. */
        NOT_IN_NEWSLETTER,
        /** It came back, and the subscription began after its first number. */
        JOINED_LATER,
        /** A new variant of a post that they could read before. */
        HAD_VARIANT,
        /** None of their topics. */
        TOPICS,
        /** Neither in their language nor in the site's. */
        LANGUAGE,
        /** They have a delivery that held it. */
        ALREADY,
        /** Another number of the same post serves them. */
        ONCE
    }

    boolean isServed() {
        return outcome == Outcome.SERVED;
    }
}
