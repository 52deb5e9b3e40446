package postrider.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import postrider.source.Location;
import postrider.source.YamlEntry;
import postrider.source.YamlMap;
import postrider.source.YamlNode;

/** All that was given, and a record of what was asked for, so that a misspelt name is found. */
final class Tree {
    private static final String PREFIX = "POSTRIDER_";

    private final Findings findings;
    private final Map<String, String> environment;
    private final Set<String> askedVariables = new TreeSet<>();
    private final Map<String, Set<String>> known = new LinkedHashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private final Section root;

    /** @param overrides the command line's, the strongest first */
    Tree(Findings findings, List<YamlMap> overrides, Map<String, String> environment, List<YamlMap> file) {
        this.findings = findings;
        this.environment = environment;
        this.root = new Section(this, "", overrides, List.of(), file, null);
    }

    Section root() {
        return root;
    }

    Findings findings() {
        return findings;
    }

    void visited(Section section) {
        sections.add(section);
    }

    /** Makes a name known, in a file as in the environment. */
    void ask(String path, String name, String full) {
        known(path).add(name);
        askedVariables.add(Section.variableName(full));
    }

    Set<String> known(String path) {
        return known.computeIfAbsent(path, any -> new LinkedHashSet<>());
    }

    Optional<YamlNode> variable(String path) {
        String name = Section.variableName(path);
        return Optional.ofNullable(environment.get(name)).map(value -> ValueText.read(name, value));
    }

    /** Reports every name that nothing asked for. To be called when all has been read. */
    void reportUnknown() {
        for (Section section : List.copyOf(sections)) {
            for (YamlEntry entry : section.unknown()) {
                findings.error(
                        entry.at(),
                        "unknown setting \"" + section.pathOf(entry.key()) + "\"",
                        suggestion(section, entry.key()));
            }
        }
        environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !askedVariables.contains(name))
                .sorted()
                .forEach(name -> findings.warning(
                        new Location(name, 1, 1),
                        "no setting has this name; the variable is not used",
                        ask(Nearest.to(name, askedVariables))));
    }

    private String suggestion(Section section, String name) {
        Optional<String> near = Nearest.to(name, known(section.path())).map(section::pathOf);
        return ask(near.or(() -> elsewhere(section.path(), name)));
    }

    /** Below the place where it stands, if it may be there. */
    private Optional<String> elsewhere(String path, String name) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .sorted(Comparator.comparing(entry -> !entry.getKey().startsWith(path + ".")))
                .map(entry -> entry.getKey().isEmpty() ? name : entry.getKey() + "." + name)
                .findFirst();
    }

    private static String ask(Optional<String> name) {
        return name.map(found -> "Did you mean \"" + found + "\"?")
                .orElse("See config/postrider.yaml of the sample home");
    }
}
