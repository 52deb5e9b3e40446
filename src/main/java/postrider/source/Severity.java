package postrider.source;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** Holds the post, or stops the start. */
    ERROR,
    /** Only the looks are in doubt; work goes on. */
    WARNING;

    /** The word that people and JSON see: {@code error} or {@code warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
