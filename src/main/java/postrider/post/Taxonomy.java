package postrider.post;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import postrider.source.YamlEntry;
import postrider.source.YamlList;
import postrider.source.YamlMap;
import postrider.source.YamlNode;
import postrider.source.YamlNull;
import postrider.source.YamlScalar;

/** What a post is filed under (SPEC R13.1, R13.2). */
final class Taxonomy {
    private final Findings findings;

    private Taxonomy(Findings findings) {
        this.findings = findings;
    }

    static Map<String, List<String>> read(Fields fields, Findings findings) {
        return new Taxonomy(findings).kinds(fields);
    }

    private Map<String, List<String>> kinds(Fields fields) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        YamlNode node = fields.get("taxonomy").orElse(null);
        if (node instanceof YamlMap map) {
            for (YamlEntry kind : map.entries()) {
                kinds.put(kind.key(), names(kind.value()));
            }
        } else if (node != null) {
            ignored(node, "taxonomy is " + Fields.shown(node) + ", not a map");
        }
        Fields own = fields.within("taxonomy");
        orElse(kinds, own, fields, "category", "categories");
        orElse(kinds, own, fields, "tag", "tags");
        return kinds;
    }

    private void orElse(Map<String, List<String>> kinds, Fields own, Fields fields, String kind, String plural) {
        if (own.get(kind).isEmpty()) {
            fields.get(kind).or(() -> fields.get(plural)).ifPresent(node -> kinds.put(kind, names(node)));
        }
    }

    private List<String> names(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return distinct(List.of(scalar.text().split(",")));
        }
        if (!(node instanceof YamlList list)) {
            if (node instanceof YamlMap) {
                ignored(node, "a map stands where a name belongs");
            }
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (YamlNode item : list.items()) {
            if (item instanceof YamlScalar scalar) {
                names.add(scalar.text());
            } else if (!(item instanceof YamlNull)) {
                ignored(item, Fields.shown(item) + " stands where a name belongs");
            }
        }
        return distinct(names);
    }

    private static List<String> distinct(List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty() && seen.add(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private void ignored(YamlNode node, String message) {
        findings.warning(
                "W601", node.at(), message + "; it was ignored", "Write taxonomy: {category: news, tag: [one, two]}");
    }
}
