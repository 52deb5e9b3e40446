package postrider.config;

import postrider.source.Location;
import postrider.source.Parsed;
import postrider.source.Places;
import postrider.source.YamlDocument;
import postrider.source.YamlLimits;
import postrider.source.YamlNode;
import postrider.source.YamlNull;
import postrider.source.YamlScalar;

/** Reads a value from the environment or the command line: one YAML flow node; what isn't one is text as it stands. */
final class ValueText {
    static final YamlLimits LIMITS = new YamlLimits(20, 20_000);

    private ValueText() {}

    /** @param name what the value was given to, shown as its place */
    static YamlNode read(String name, String value) {
        String text = value.strip();
        if (text.isEmpty() || text.equals("~") || text.equals("null")) {
            return new YamlNull(new Location(name, 1, 1));
        }
        if ("[{'\"".indexOf(text.charAt(0)) >= 0) {
            Places places = (line, column) -> new Location(name, line, column);
            if (YamlDocument.parse(text, places, LIMITS) instanceof Parsed.Good<YamlNode> good) {
                return good.value();
            }
        }
        return new YamlScalar(new Location(name, 1, 1), text, true);
    }
}
