package postrider.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import postrider.source.Diagnostic;
import postrider.source.Location;

/** What one body gives cause to warn of: one finding per place and code (SPEC R14.5). */
final class Warnings {
    private static final int SHOWN = 60;
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparingInt(
                    (Diagnostic found) -> found.at().line())
            .thenComparingInt(found -> found.at().column())
            .thenComparing(Diagnostic::code);

    private final BodyText body;
    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    Warnings(BodyText body) {
        this.body = body;
    }

    void add(String code, int offset, String message, String hint) {
        Location at = body.at(offset);
        if (told.add(code + " " + at)) {
            found.add(Diagnostic.warning(code, at, message, hint));
        }
    }

    /** The first of its code; later ones are dropped (W406). */
    void addOnce(String code, int offset, String message, String hint) {
        if (told.add(code)) {
            add(code, offset, message, hint);
        }
    }

    List<Diagnostic> byPlace() {
        return found.stream().sorted(BY_PLACE).toList();
    }

    /** A value as messages quote it: on one line and not endless. */
    static String quoted(String value) {
        String line = Characters.printable(value).replaceAll("\\s+", " ").strip();
        int points = line.codePointCount(0, line.length());
        return '"' + (points <= SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…") + '"';
    }
}
