package postrider.delivery;

/** The answer to a worker that is about to send, asked and written down at that very moment. */
public enum Permission {
    /** The attempt is counted: send now. */
    BEGUN,
    /** The subscriber left, paused, has no address any more, or is suppressed. Nothing is sent. */
    SUPPRESSED,
    /** The edition was cancelled. Nothing is sent. */
    CANCELLED,
    /** The edition is paused, or words or address changed since the claim: it is in the queue again. */
    PUT_BACK,
    /** The claim has gone to another worker. */
    NOT_OURS
}
