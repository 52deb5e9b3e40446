package postrider.source;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Finds keys that ended up inside a quoted text or brackets which somebody forgot to close. YAML 1.2 wants the lines of both indented
 * deeper than the keys (section 7.4); the parser lets it pass. For one document.
 */
final class SwallowedKeys {
    private static final Pattern KEY =
            Pattern.compile("[ \t]*[\"']?[\\p{L}_][\\p{L}\\p{N}_ -]{0,60}[\"']?[ \t]*:(?:[ \t].*)?");

    private final List<String> lines;
    private int column;

    SwallowedKeys(String text) {
        this.lines = text.lines().toList();
    }

    /** @param firstColumn of the document's own keys, from 0 */
    void keysStandAt(int firstColumn) {
        column = firstColumn;
    }

    /** The first line, from 0, below {@code first} up to {@code last} that looks like one of the document's own keys. */
    OptionalInt between(int first, int last) {
        for (int line = first + 1; line <= last && line < lines.size(); line++) {
            String text = lines.get(line);
            int indent = text.length() - text.stripLeading().length();
            if (indent <= column && KEY.matcher(text).matches()) {
                return OptionalInt.of(line);
            }
        }
        return OptionalInt.empty();
    }
}
