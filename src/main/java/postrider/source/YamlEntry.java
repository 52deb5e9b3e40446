package postrider.source;

/**
 * One key of a map and its value.
 *
 * @param at the key's place
 */
public record YamlEntry(Location at, String key, YamlNode value) {}
