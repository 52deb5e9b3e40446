package postrider.feed;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import postrider.post.Post;

/**
 * A tag or category, which posts are listed under: at {@code tags/FOLDER/}. Names that differ in letter case, or in blanks and
 * characters that no file system likes, are one.
 *
 * @param name as the author spelled it; @param folder its file name, not percent-encoded
 */
public record Tag(String name, String folder) {
    /** What some file system forbids, and what begins a hidden file. */
    private static final Pattern UNFIT = Pattern.compile("[\\s\\p{Cc}\\p{Cs}/\\\\:*?\"<>|-]+");

    private static final Pattern EDGES = Pattern.compile("^[.-]+|[.-]+$");
    private static final int MAX_BYTES = 200;

    /** The categories, then the tags; each folder once. */
    public static List<Tag> of(Post post) {
        Map<String, Tag> tags = new LinkedHashMap<>();
        Stream.concat(post.categories().stream(), post.tags().stream())
                .map(name -> XmlText.clean(name).strip())
                .filter(name -> !name.isEmpty())
                .map(Tag::named)
                .forEach(tag -> tags.putIfAbsent(tag.folder(), tag));
        return List.copyOf(tags.values());
    }

    /** Most are: letters and digits of ASCII, which no rule below changes, and few enough. */
    private static boolean isSimple(String name) {
        if (name.length() > MAX_BYTES) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    private static Tag named(String name) {
        if (isSimple(name)) {
            return new Tag(name, name.toLowerCase(Locale.ROOT));
        }
        String lower = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String folder = EDGES.matcher(UNFIT.matcher(lower).replaceAll("-")).replaceAll("");
        boolean fits = !folder.isEmpty() && folder.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        return new Tag(name, fits ? folder : Fingerprint.of(lower).substring(0, 16));
    }
}
