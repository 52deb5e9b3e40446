package postrider.delivery;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who gets an edition. @param languages how many in each; @param frequencies how often they hear, by name */
public record Recipients(Map<String, Long> languages, List<String> frequencies) {
    public Recipients {
        languages = Collections.unmodifiableMap(new TreeMap<>(languages));
        frequencies = List.copyOf(frequencies);
    }
}
