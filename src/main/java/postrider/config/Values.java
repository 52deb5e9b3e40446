package postrider.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import postrider.source.YamlList;
import postrider.source.YamlMap;
import postrider.source.YamlNode;
import postrider.source.YamlNull;
import postrider.source.YamlScalar;

/** The values of one section, each of its kind. What is of another kind is reported, and the default goes on in its place. */
record Values(Section section) {

    Values child(String name) {
        return new Values(section.child(name));
    }

    /** The value, or the default. */
    <T> T get(String name, Kind<T> kind, T otherwise) {
        return find(name, kind).orElse(otherwise);
    }

    /** The value, where there is one of this kind. */
    <T> Optional<T> find(String name, Kind<T> kind) {
        return given(name).flatMap(given -> scalar(given, given.node(), kind));
    }

    /** As {@link #find}; an empty text counts as none. */
    <T> Optional<T> findFilled(String name, Kind<T> kind) {
        return isBlank(name) ? Optional.empty() : find(name, kind);
    }

    /** Whether nobody gave more than blanks. */
    boolean isBlank(String name) {
        return given(name)
                .filter(given -> !(given.node() instanceof YamlScalar scalar
                        && scalar.text().isBlank()))
                .isEmpty();
    }

    /** The values of a list; one value alone counts as a list of one. */
    <T> List<T> list(String name, Kind<T> kind, List<T> otherwise) {
        return given(name)
                .map(given -> items(given).stream()
                        .flatMap(node -> scalar(given, node, kind).stream())
                        .toList())
                .orElse(otherwise);
    }

    /** What was given, if that is more than nothing. */
    Optional<Given> given(String name) {
        return section.find(name).filter(given -> !(given.node() instanceof YamlNull));
    }

    private List<YamlNode> items(Given given) {
        if (given.node() instanceof YamlList list) {
            return list.items();
        }
        return given.node() instanceof YamlScalar scalar && scalar.text().isBlank() ? List.of() : List.of(given.node());
    }

    private <T> Optional<T> scalar(Given given, YamlNode node, Kind<T> kind) {
        if (!(node instanceof YamlScalar scalar)) {
            String what = node instanceof YamlMap ? "a map" : node instanceof YamlList ? "a list" : "nothing";
            findings()
                    .error(
                            node.at(),
                            given.path() + " is " + what + ", not a " + kind.noun(),
                            kind.hint().apply(""));
            return Optional.empty();
        }
        Optional<T> value = kind.read().apply(scalar.text());
        if (value.isEmpty()) {
            String quoted = "\"" + scalar.text().lines().findFirst().orElse("") + "\"";
            findings()
                    .error(
                            scalar.at(),
                            given.path() + " " + quoted + " is no " + kind.noun(),
                            kind.hint().apply(scalar.text()));
        }
        return value;
    }

    /** A setting of which this version can do its default alone: any other value of its kind is refused. */
    <T> void onlyDefault(String name, Kind<T> kind, T value) {
        onlyDefault(name, value, (values, setting) -> values.find(setting, kind).orElse(null));
    }

    /** As above, for a list that must be empty. */
    <T> void onlyEmpty(String name, Kind<T> kind) {
        onlyDefault(name, new ArrayList<T>(), (values, setting) -> values.list(setting, kind, List.of()));
    }

    private <T> void onlyDefault(String name, T value, BiFunction<Values, String, @Nullable T> read) {
        T found = read.apply(this, name);
        if (found != null && !found.equals(value)) {
            given(name).ifPresent(given -> findings().errorInWords(given.at(), notBuilt(given.path())));
        }
    }

    static String notBuilt(String what) {
        return what + " is not in this version";
    }

    Findings findings() {
        return section.tree().findings();
    }
}
