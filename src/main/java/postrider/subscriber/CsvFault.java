package postrider.subscriber;

/** The list as a whole can't be read; caught where its import began, and told as a diagnostic. Within this package only. */
final class CsvFault extends RuntimeException {
    private final int line;
    private final String what;
    private final String hint;

    /** @param line 1 for the first */
    CsvFault(int line, String what, String hint) {
        super("line " + line + ": " + what);
        this.line = line;
        this.what = what;
        this.hint = hint;
    }

    int line() {
        return line;
    }

    String what() {
        return what;
    }

    String hint() {
        return hint;
    }
}
