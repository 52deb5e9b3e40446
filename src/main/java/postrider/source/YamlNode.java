package postrider.source;

/** A value in a YAML document, with its place. Text stays as it was written: whoever uses it decides what it means. */
public sealed interface YamlNode permits YamlScalar, YamlNull, YamlList, YamlMap {
    /** Where it begins: at its opening quote or bracket. */
    Location at();
}
