package postrider.edition;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import postrider.post.EntryId;

/**
 * An edition that was let go, and so has a web version in each of its languages.
 *
 * @param letters what each of its letters held, by language
 */
public record PublicEdition(
        EditionId id, long number, String newsletter, Instant composedAt, Map<String, List<Shown>> letters) {
    public PublicEdition {
        Map<String, List<Shown>> copy = new LinkedHashMap<>();
        letters.forEach((language, shown) -> copy.put(language, List.copyOf(shown)));
        letters = Collections.unmodifiableMap(copy);
    }

    /** A post's variant. @param mendedAt when its words were first seen to be others than those that were mailed, or null */
    public record Shown(EntryId entry, @Nullable Instant mendedAt) {}

    /**
     * Where its web version stands below {@code public/}, ending in {@code /}; the same for ever.
     *
     * @param language the letter's; the site's own has the shorter address
     */
    public static String folder(long number, String language, String siteLanguage) {
        return language.equals(siteLanguage) ? folder(number) : folder(number) + language + "/";
    }

    /** Where it stands in the site's own language; below it stand the others. */
    public static String folder(long number) {
        return "editions/" + number + "/";
    }
}
