package postrider.job;

import java.util.List;
import postrider.source.Diagnostic;

/** Nothing was done, and here is why: what was asked for is wrong, or its time has not come. */
public final class Refused extends RuntimeException {
    private final Reason reason;
    private final transient List<Diagnostic> diagnostics;

    /** Whether asking again helps. */
    public enum Reason {
        /** Wrong usage or settings: a person must change something. */
        USAGE(2),
        /** The disk or a folder failed on the way: what is done is whole, and a person must mend it before the rest. */
        BROKEN(1),
        /** Only a person can say how to go on. */
        PERSON(1),
        /** Another run is at work, or something is away: the same request succeeds later. */
        LATER(75);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** @param message what, and what now, in a sentence or two */
    public Refused(Reason reason, String message) {
        this(reason, message, List.of());
    }

    public Refused(Reason reason, String message, List<Diagnostic> diagnostics) {
        super(message);
        this.reason = reason;
        this.diagnostics = List.copyOf(diagnostics);
    }

    public Reason reason() {
        return reason;
    }

    /** What in settings or posts caused it; may be empty. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
