package postrider.source;

import java.util.List;

/** Values in order. */
public record YamlList(Location at, List<YamlNode> items) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }
}
