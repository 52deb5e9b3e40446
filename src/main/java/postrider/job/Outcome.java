package postrider.job;

/** How a run ended, and with which exit status (rules §9). */
public enum Outcome {
    /** All done, also with warnings or deferrals. */
    DONE(0),
    /** Done, but a person is needed. */
    NEEDS_PERSON(1),
    /** The mail server is away or another run is at work: the rest comes later, nothing is lost. */
    LATER(75);

    private final int status;

    Outcome(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
