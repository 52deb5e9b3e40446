package postrider.markdown;

import java.util.Map;
import java.util.Optional;

/**
 * One use of a shortcode in a body.
 *
 * @param value what follows {@code =} right after the name, or empty
 * @param attributes by name in lower case
 * @param content the source between its tags, or empty
 * @param language the post's, BCP 47
 */
record ShortcodeCall(String value, Map<String, String> attributes, String content, String language) {
    ShortcodeCall {
        attributes = Map.copyOf(attributes);
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /** The first of these that says something: {@code =value}, then the attributes in this order. */
    Optional<String> valueOr(String... names) {
        if (!value.isBlank()) {
            return Optional.of(value.strip());
        }
        for (String name : names) {
            if (!attribute(name).isBlank()) {
                return Optional.of(attribute(name).strip());
            }
        }
        return Optional.empty();
    }
}
