package postrider.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.source.YamlEntry;
import postrider.source.YamlList;
import postrider.source.YamlMap;
import postrider.source.YamlNode;
import postrider.source.YamlNull;
import postrider.source.YamlScalar;

/** A post's fields: the front matter as the readers of single fields ask for it. Null counts as absent. */
record Fields(YamlMap map) {

    /** The field, unless it is absent or null. */
    Optional<YamlNode> get(String key) {
        return map.value(key).filter(node -> !(node instanceof YamlNull));
    }

    /** The field's text where it is a text. */
    Optional<String> text(String key) {
        return get(key).filter(YamlScalar.class::isInstance).map(node -> ((YamlScalar) node).text());
    }

    /** A map within the front matter; an empty one where there is none. */
    Fields within(String key) {
        return new Fields(get(key).filter(YamlMap.class::isInstance)
                .map(YamlMap.class::cast)
                .orElseGet(() -> new YamlMap(map.at(), List.of())));
    }

    /** Where the field's value stands, else the beginning of the file. */
    Location placeOf(String key, String file) {
        return map.value(key).map(YamlNode::at).orElse(new Location(file, 1, 1));
    }

    /** These fields over a folder's defaults, map by map (SPEC R2.9). */
    Fields over(YamlMap defaults) {
        return new Fields(merged(defaults, map));
    }

    private static YamlMap merged(YamlMap below, YamlMap above) {
        List<YamlEntry> entries = new ArrayList<>();
        for (YamlEntry entry : above.entries()) {
            boolean deeper = entry.value() instanceof YamlMap
                    && below.value(entry.key())
                            .filter(YamlMap.class::isInstance)
                            .isPresent();
            entries.add(
                    deeper
                            ? new YamlEntry(
                                    entry.at(),
                                    entry.key(),
                                    merged(mapAt(below, entry.key()), mapAt(above, entry.key())))
                            : entry);
        }
        below.entries().stream()
                .filter(entry -> above.entry(entry.key()).isEmpty())
                .forEach(entries::add);
        return new YamlMap(above.at(), entries);
    }

    private static YamlMap mapAt(YamlMap map, String key) {
        return (YamlMap) map.value(key).orElseThrow();
    }

    /** The same text for the same keys and values, wherever they stand. */
    String canonical() {
        return canonical(map);
    }

    private static String canonical(YamlNode node) {
        if (node instanceof YamlMap inner) {
            return inner.entries().stream()
                    .map(entry -> canonical(entry.key()) + canonical(entry.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node instanceof YamlList list) {
            return list.items().stream().map(Fields::canonical).collect(Collectors.joining(",", "[", "]"));
        }
        return node instanceof YamlScalar scalar ? canonical(scalar.text()) : "~";
    }

    private static String canonical(String text) {
        return text.length() + ":" + text;
    }

    /** A truth value; where it is neither yes nor no, that is said and the default holds (SPEC R4.2). */
    boolean isTrue(String key, boolean ifAbsent, Gate gate, Findings findings) {
        YamlNode node = get(key).orElse(null);
        if (node == null || node instanceof YamlScalar blank && blank.text().isBlank()) {
            return ifAbsent;
        }
        Optional<Boolean> value = node instanceof YamlScalar scalar ? Truth.of(scalar.text()) : Optional.empty();
        if (value.isEmpty()) {
            String message = key + " is neither true nor false: " + shown(node);
            String hint = "Write " + key + ": true or " + key + ": false";
            if (gate == Gate.HOLDS) {
                findings.error("E204", node.at(), message, hint);
            } else {
                findings.warning("W204", node.at(), message + "; " + ifAbsent + " was taken", hint);
            }
        }
        return value.orElse(ifAbsent);
    }

    /** Whether a field decides about going out. */
    enum Gate {
        HOLDS,
        WARNS
    }

    /** The value as a message shows it. */
    static String shown(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return Diagnostic.quoted(scalar.text());
        }
        return node instanceof YamlList ? "a list" : "a map";
    }
}
