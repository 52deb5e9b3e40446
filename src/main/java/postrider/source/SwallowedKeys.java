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

    private final String text;
    private int column;

    SwallowedKeys(String text) {
        this.text = text;
    }

    /** @param firstColumn of the document's own keys, from 0 */
    void keysStandAt(int firstColumn) {
        column = firstColumn;
    }

    /** The first line, from 0, below {@code first} up to {@code last} that looks like one of the document's own keys. */
    OptionalInt between(int first, int last) {
        if (first == last) {
            return OptionalInt.empty();
        }
        List<String> lines = text.lines().toList();
        for (int number = first + 1; number <= last && number < lines.size(); number++) {
            String line = lines.get(number);
            int indent = line.length() - line.stripLeading().length();
            if (indent <= column && KEY.matcher(line).matches()) {
                return OptionalInt.of(number);
            }
        }
        return OptionalInt.empty();
    }
}
