package postrider.source;

/**
 * One thing that is wrong with what a person wrote: where, what, and how to mend it.
 *
 * @param code such as {@code E201} or {@code W402}; empty where the catalogue has none (settings)
 * @param message what is wrong and what follows ("…; the post is held"), one sentence without its full stop
 * @param hint how to mend it, one sentence without its full stop; may be empty
 */
public record Diagnostic(String code, Severity severity, Location at, String message, String hint) {
    private static final int SHOWN = 60;

    /** An error: the post is held, or nothing starts. */
    public static Diagnostic error(String code, Location at, String message, String hint) {
        return new Diagnostic(code, Severity.ERROR, at, message, hint);
    }

    /** A warning: worth mending, but nothing stops. */
    public static Diagnostic warning(String code, Location at, String message, String hint) {
        return new Diagnostic(code, Severity.WARNING, at, message, hint);
    }

    /** What somebody wrote, as a message quotes it: on one line, and not endless. */
    public static String quoted(String written) {
        String line = SourceText.allowed(written).replaceAll("\\s+", " ");
        int points = line.codePointCount(0, line.length());
        return '"' + (points <= SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, SHOWN - 10)) + "…") + '"';
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The whole finding in one line: {@code path:line:col: error E201: message. hint}. */
    @Override
    public String toString() {
        String label = code.isEmpty() ? severity.word() : severity.word() + " " + code;
        return at + ": " + label + ": " + message + (hint.isEmpty() ? "" : ". " + hint);
    }
}
