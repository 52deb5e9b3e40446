package postrider.source;

import java.util.List;
import java.util.Optional;

/** Keys and their values in the order of the file; no key twice, letter case counts. */
public record YamlMap(Location at, List<YamlEntry> entries) implements YamlNode {
    public YamlMap {
        entries = List.copyOf(entries);
    }

    public Optional<YamlEntry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** The value of that key; {@link YamlNull} where it is there without one. */
    public Optional<YamlNode> value(String key) {
        return entry(key).map(YamlEntry::value);
    }
}
