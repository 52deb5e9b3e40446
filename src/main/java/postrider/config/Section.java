package postrider.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import postrider.source.YamlEntry;
import postrider.source.YamlMap;
import postrider.source.YamlNode;
import postrider.source.YamlNull;

/**
 * One map of the settings, seen through all who may give values for it: the command line, else the environment, else the file. So
 * maps merge and everything else is replaced. Asking for a name makes it known; what nobody asked for is unknown in the end.
 */
final class Section {
    private final Tree tree;
    private final String path;
    private final List<YamlMap> commandLine;
    private final List<YamlMap> environment;
    private final List<YamlMap> file;
    private final @Nullable Section base;

    Section(
            Tree tree,
            String path,
            List<YamlMap> commandLine,
            List<YamlMap> environment,
            List<YamlMap> file,
            @Nullable Section base) {
        this.tree = tree;
        this.path = path;
        this.commandLine = commandLine;
        this.environment = environment;
        this.file = file;
        this.base = base;
        tree.visited(this);
    }

    /** The same section; what it lacks is looked up in another. */
    Section over(Section other) {
        return new Section(tree, path, commandLine, environment, file, other);
    }

    private void know(String name) {
        tree.ask(path, name, pathOf(name));
        if (base != null) {
            base.know(name);
        }
    }

    /** The map of that name, empty where nobody gave one. */
    Section child(String name) {
        know(name);
        String childPath = pathOf(name);
        List<YamlMap> variable = tree.variable(childPath).stream()
                .flatMap(node -> mapOf(childPath, node).stream())
                .toList();
        List<YamlMap> fromEnvironment = new ArrayList<>(variable);
        fromEnvironment.addAll(maps(name, environment));
        return new Section(
                tree,
                childPath,
                maps(name, commandLine),
                fromEnvironment,
                maps(name, file),
                base == null ? null : base.child(name));
    }

    private List<YamlMap> maps(String name, List<YamlMap> layers) {
        return layers.stream()
                .flatMap(layer -> layer.value(name).stream())
                .flatMap(node -> mapOf(pathOf(name), node).stream())
                .toList();
    }

    private Optional<YamlMap> mapOf(String childPath, YamlNode node) {
        if (node instanceof YamlMap map) {
            return Optional.of(map);
        }
        if (!(node instanceof YamlNull)) {
            tree.findings()
                    .error(node.at(), childPath + " holds settings, not a value", "Write them indented below it");
        }
        return Optional.empty();
    }

    /** What the strongest giver says, also when that is "nothing" ({@link YamlNull}). */
    Optional<Given> find(String name) {
        know(name);
        String full = pathOf(name);
        return first(name, full, commandLine, Given.Origin.COMMAND_LINE)
                .or(() -> tree.variable(full).map(node -> new Given(full, node, Given.Origin.ENVIRONMENT)))
                .or(() -> first(name, full, environment, Given.Origin.ENVIRONMENT))
                .or(() -> first(name, full, file, Given.Origin.FILE))
                .or(() -> base == null ? Optional.empty() : base.find(name));
    }

    private static Optional<Given> first(String name, String full, List<YamlMap> layers, Given.Origin origin) {
        return layers.stream()
                .flatMap(layer -> layer.value(name).stream())
                .findFirst()
                .map(node -> new Given(full, node, origin));
    }

    /** Every key that somebody gave, the file's order first; the base's where there is none. All are known from now on. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (List<YamlMap> layers : List.of(file, environment, commandLine)) {
            layers.forEach(layer -> layer.entries().forEach(entry -> names.add(entry.key())));
        }
        names.forEach(this::know);
        Set<String> inherited = base == null ? Set.of() : base.names();
        return names.isEmpty() ? inherited : names;
    }

    /** Keys that nobody asked for. */
    List<YamlEntry> unknown() {
        List<YamlEntry> unknown = new ArrayList<>();
        for (List<YamlMap> layers : List.of(file, environment, commandLine)) {
            for (YamlMap layer : layers) {
                layer.entries().stream()
                        .filter(entry -> !tree.known(path).contains(entry.key()))
                        .forEach(unknown::add);
            }
        }
        return unknown;
    }

    String path() {
        return path;
    }

    String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Tree tree() {
        return tree;
    }

    /** How a setting is called in the environment: dots and hyphens become {@code _}. */
    static String variableName(String path) {
        return "POSTRIDER_" + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
