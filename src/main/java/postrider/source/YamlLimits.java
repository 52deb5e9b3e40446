package postrider.source;

/**
 * How large a document may be before it is refused.
 *
 * @param depth levels of maps and lists; the top one is the first
 * @param nodes scalars, lists and maps that are values, all levels together
 */
public record YamlLimits(int depth, int nodes) {}
