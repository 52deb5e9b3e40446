package postrider.post;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the last part of an address is made (SPEC R7.3 to R7.5). */
final class Slug {
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._~-]{0,199}");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._~]+");
    private static final Pattern QUOTES = Pattern.compile("['’‘ʼ\"“”„«»]");
    private static final int ID_PREFIX = "urn:uuid:".length();
    private static final int MAX_FROM_TITLE = 80;
    private static final int MAX_SEGMENT_BYTES = 200;
    private static final Map<Integer, String> CYRILLIC = cyrillic();

    private Slug() {}

    /**
     * The first that gives one: the author's, the name of the folder or file, what earlier runs made, the title, the id.
     *
     * @param given by the author, or null; @param known of earlier runs
     */
    static String choose(PostPath path, @Nullable String given, Optional<String> known, String title, EntryId id) {
        if (given != null) {
            return given;
        }
        String ofName = path.isOpaque() ? "" : ofName(path.name());
        if (!ofName.isEmpty()) {
            return ofName;
        }
        String ofTitle = ofTitle(title);
        return known.orElse(ofTitle.isEmpty() ? "post-" + id.value().substring(ID_PREFIX, ID_PREFIX + 8) : ofTitle);
    }

    /** A letter and its marks as one character, where there is one: so it stands in addresses, and so the folder is called. */
    static String composed(String slug) {
        return Normalizer.normalize(slug, Normalizer.Form.NFC);
    }

    /** Whether an author may give this slug. */
    static boolean isAllowed(String slug) {
        return ALLOWED.matcher(slug).matches();
    }

    /** File systems end at 255; the site adds to it. */
    static boolean isTooLong(String segment) {
        return segment.getBytes(StandardCharsets.UTF_8).length > MAX_SEGMENT_BYTES;
    }

    /** From the name of a file or folder, which keeps its script; empty where nothing of it can stand in an address. */
    static String ofName(String name) {
        if (isPlain(name)) {
            return name;
        }
        String lower = composed(name.toLowerCase(Locale.ROOT));
        // A leading dot would make ".." or a hidden folder of it.
        String slug = NOT_IN_NAMES.matcher(lower).replaceAll("-");
        int start = 0;
        int end = slug.length();
        while (start < end && (slug.charAt(start) == '-' || slug.charAt(start) == '.')) {
            start++;
        }
        while (end > start && slug.charAt(end - 1) == '-') {
            end--;
        }
        return slug.substring(start, end);
    }

    /** Most are: what no rule of an address changes. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isWithin = i > 0 && i < name.length() - 1;
            boolean isDash = c == '-' && isWithin && name.charAt(i - 1) != '-';
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || isDash)) {
                return false;
            }
        }
        return true;
    }

    /** From a title, in Latin letters; may be empty. */
    static String ofTitle(String title) {
        String lower = Normalizer.normalize(title, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        StringBuilder latin = new StringBuilder();
        QUOTES.matcher(lower).replaceAll("").codePoints().forEach(c -> latin.append(inLatin(c)));
        String slug = trimmed(latin.toString().replaceAll("[^a-z0-9]+", "-"));
        if (slug.length() <= MAX_FROM_TITLE) {
            return slug;
        }
        // A dash right after the 80th character ends a whole word too.
        int cut = slug.lastIndexOf('-', MAX_FROM_TITLE);
        return slug.substring(0, cut < 0 ? MAX_FROM_TITLE : cut);
    }

    private static String inLatin(int letter) {
        String known = CYRILLIC.get(letter);
        if (known != null) {
            return known;
        }
        return Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "");
    }

    private static String trimmed(String slug) {
        return slug.replaceFirst("^-+", "").replaceFirst("-+$", "");
    }

    private static Map<Integer, String> cyrillic() {
        String table = """
                а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh
                щ shch ъ - ы y ь - э e ю yu я ya ә a ғ g қ q ң n ө o ұ u ү u һ h і i
                """;
        Map<Integer, String> letters = new HashMap<>();
        String[] words = table.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            letters.put(words[i].codePointAt(0), words[i + 1].equals("-") ? "" : words[i + 1]);
        }
        return Map.copyOf(letters);
    }
}
