package postrider.feed;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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
    /** What stands beside the folders: the page of all tags, and its packed twin. */
    private static final Set<String> TAKEN = Set.of("index.html", "index.html.gz");

    /** The categories, then the tags; each folder once. */
    public static List<Tag> of(Post post) {
        List<Tag> tags = new ArrayList<>(post.categories().size() + post.tags().size());
        addAll(post.categories(), tags);
        addAll(post.tags(), tags);
        return List.copyOf(tags);
    }

    /** A loop, because many pass here. */
    private static void addAll(List<String> names, List<Tag> tags) {
        for (String name : names) {
            String clean = XmlText.clean(name).strip();
            Tag tag = clean.isEmpty() ? null : named(clean);
            if (tag != null && !isIn(tags, tag.folder)) {
                tags.add(tag);
            }
        }
    }

    private static boolean isIn(List<Tag> tags, String folder) {
        for (Tag tag : tags) {
            if (tag.folder.equals(folder)) {
                return true;
            }
        }
        return false;
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
        String lower = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        String folder = EDGES.matcher(UNFIT.matcher(lower).replaceAll("-")).replaceAll("");
        boolean fits = !folder.isEmpty()
                && !TAKEN.contains(folder)
                && folder.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        return new Tag(name, fits ? folder : Fingerprint.of(lower).substring(0, 16));
    }
}
