package postrider.job;

/** One run of the main job, from reading to the report (rules §2). Calls doors in order and holds no rule of its own. */
public final class Run {
    /** Does it. @throws Refused where nothing was done: usage, settings, or another run at work */
    public RunReport publish(PublishRequest request) {
        throw new UnsupportedOperationException(request.toString());
    }

    /** Says what {@link #publish} would do; changes nothing. @throws Refused as above */
    public Plan plan(PublishRequest request) {
        throw new UnsupportedOperationException(request.toString());
    }

    /** Reads and renders every post; changes nothing. @throws Refused where there is no posts folder */
    public PostListing posts() {
        throw new UnsupportedOperationException();
    }
}
