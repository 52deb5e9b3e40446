package postrider.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import postrider.source.Diagnostic;
import postrider.source.Location;

/** Collects all that is wrong, so that a person mends it in one go. A value that is read twice is reported once. */
final class Findings {
    private static final String CONSEQUENCE = "; nothing was done";
    private final Set<Diagnostic> found = new LinkedHashSet<>();

    /** @param hint how to mend it, or empty */
    void error(Location at, String message, String hint) {
        found.add(Diagnostic.error("", at, message + CONSEQUENCE, hint));
    }

    /** An error whose words are complete as they stand. */
    void errorInWords(Location at, String message) {
        found.add(Diagnostic.error("", at, message, ""));
    }

    void warning(Location at, String message, String hint) {
        found.add(Diagnostic.warning("", at, message, hint));
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /** By file, line and column. */
    List<Diagnostic> list() {
        Comparator<Diagnostic> byPlace = Comparator.<Diagnostic, String>comparing(
                        finding -> finding.at().file())
                .thenComparingInt(finding -> finding.at().line())
                .thenComparingInt(finding -> finding.at().column());
        return found.stream().sorted(byPlace).toList();
    }
}
