package postrider.source;

/**
 * A text, also where it looks like a number, a date or a truth value.
 *
 * @param text a plain scalar's source text (lines folded), a quoted or block scalar's content
 * @param plain true where it stood without quotes and not as a block
 */
public record YamlScalar(Location at, String text, boolean plain) implements YamlNode {}
