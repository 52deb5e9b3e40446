package postrider.job;

import java.util.LinkedHashMap;
import java.util.Map;

/** A rule, the sentence that tells it, and the facts behind it. */
record Finding(Answer.Rule rule, String sentence, Map<String, Object> facts) {
    Finding(Answer.Rule rule, String sentence) {
        this(rule, sentence, Map.of());
    }

    Finding with(String name, Object fact) {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(name, fact);
        return new Finding(rule, sentence, more);
    }
}
