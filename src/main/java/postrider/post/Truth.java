package postrider.post;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What authors write for yes and no, quoted or not, in any letter case (SPEC R4.1). */
final class Truth {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "0");

    private Truth() {}

    /** Empty where the text is neither. */
    static Optional<Boolean> of(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return Optional.of(true);
        }
        return FALSE.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
