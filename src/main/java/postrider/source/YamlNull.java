package postrider.source;

/**
 * No value: nothing at all, {@code ~} or {@code null}, unquoted.
 *
 * @param at the word; where there is none, the key that it belongs to
 */
public record YamlNull(Location at) implements YamlNode {}
