package postrider.post;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import postrider.source.Diagnostic;
import postrider.source.YamlEntry;
import postrider.source.YamlMap;

/** Finds fields that are spelt almost right: a gate left open by a hyphen is worse than a held post (SPEC R3.11). */
final class KnownKeys {
    private static final Set<String> GATES =
            Set.of("published", "publish_date", "unpublish_date", "date", "draft", "routable", "hide_from_post_list");
    private static final Set<String> OTHERS = Set.of(
            ("title slug id modified dateformat taxonomy category categories tag tags author authors metadata language lang header_image "
                            + "header_image_file summary process redirect external_url visible menu show_sidebar continue_link "
                            + "hide_page_title hide_git_sync_repo_link sitemap cache_enable template")
                    .split(" "));
    /** Cyrillic in lower case, also what looks Latin in upper case only: {@code ВНТМК}. */
    private static final String LOOKALIKES = "аеорсухіѕһԁвнтмк";

    private static final String LATIN = "aeopcyxishdbhtmk";
    private static final Map<String, String> BY_LETTERS = byLetters();

    private KnownKeys() {}

    static void check(YamlMap map, Findings findings) {
        for (YamlEntry entry : map.entries()) {
            String key = entry.key();
            String meant = BY_LETTERS.get(letters(key));
            if (meant == null || GATES.contains(key) || OTHERS.contains(key)) {
                continue;
            }
            if (GATES.contains(meant)) {
                findings.error(
                        "E110",
                        entry.at(),
                        "the key " + Diagnostic.quoted(key) + " is not known",
                        "Write " + meant + ", in these very letters");
            } else {
                findings.warning(
                        "W103",
                        entry.at(),
                        "the key " + Diagnostic.quoted(key) + " is not known; it was ignored",
                        "Write " + meant);
            }
        }
    }

    /** Whether one of these keys is there, spelt almost right. */
    static boolean isMisspelt(YamlMap map, String... keys) {
        return map.entries().stream()
                .map(YamlEntry::key)
                .anyMatch(key ->
                        !GATES.contains(key) && List.of(keys).contains(BY_LETTERS.getOrDefault(letters(key), "")));
    }

    private static Map<String, String> byLetters() {
        Map<String, String> keys = new HashMap<>();
        OTHERS.forEach(key -> keys.put(letters(key), key));
        GATES.forEach(key -> keys.put(letters(key), key));
        return Map.copyOf(keys);
    }

    private static String letters(String key) {
        StringBuilder letters = new StringBuilder();
        String plain = Normalizer.normalize(key, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (char c : plain.toCharArray()) {
            int lookalike = LOOKALIKES.indexOf(c);
            if (Character.isLetterOrDigit(c)) {
                letters.append(lookalike < 0 ? c : LATIN.charAt(lookalike));
            }
        }
        return letters.toString();
    }
}
