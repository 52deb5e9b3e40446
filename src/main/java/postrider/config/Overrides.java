package postrider.config;

import java.util.ArrayList;
import java.util.List;
import postrider.source.Location;
import postrider.source.YamlEntry;
import postrider.source.YamlMap;
import postrider.source.YamlNode;

/** Reads the command line's {@code --set key=value}: each becomes a map of one value. */
final class Overrides {
    private Overrides() {}

    /** @return the strongest, which is the last one given, first */
    static List<YamlMap> read(List<String> assignments, Findings findings) {
        List<YamlMap> layers = new ArrayList<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            String key =
                    equals < 0 ? assignment : assignment.substring(0, equals).strip();
            if (equals < 0 || !key.matches("[^.\\s]+(\\.[^.\\s]+)*")) {
                findings.error(
                        new Location("--set", 1, 1),
                        "\"" + key + "\" names no setting with a value",
                        "Write --set key=value, like --set site.title=News");
            } else {
                layers.add(0, layer(key, assignment.substring(equals + 1)));
            }
        }
        return layers;
    }

    private static YamlMap layer(String key, String value) {
        String place = "--set " + key;
        Location at = new Location(place, 1, 1);
        YamlNode node = ValueText.read(place, value);
        List<String> names = List.of(key.split("\\."));
        for (int i = names.size() - 1; i >= 0; i--) {
            node = new YamlMap(at, List.of(new YamlEntry(at, names.get(i), node)));
        }
        return (YamlMap) node;
    }
}
