package postrider.post;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The places below {@code public/} that the program's own files and forms have: in the site's root, and again in each language's folder.
 * No post may stand there, also while nothing of the program does.
 */
public final class OwnRoutes {
    private static final Set<String> FOLDERS =
            Set.of("tags", "archive", "editions", "subscribe", "confirm", "preferences", "unsubscribe", "hooks");
    private static final Set<String> FILES = Set.of(
            "index.html",
            "404.html",
            "rss.xml",
            "atom.xml",
            "feed.json",
            "site.css",
            "feed.css",
            "sitemap.xml",
            "robots.txt");
    private static final Pattern SITEMAP_PART = Pattern.compile("sitemap-[0-9]+\\.xml");
    private static final String PACKED = ".gz";

    private OwnRoutes() {}

    /**
     * The segment for which the place is the program's; empty where a post may stand there.
     *
     * @param path below {@code public/}, without a leading slash; letter case is nothing that all file systems tell apart
     * @param languages that have a folder of their own
     */
    public static Optional<String> claimed(String path, Collection<String> languages) {
        String first = segment(path, 0);
        if (!isLanguage(first, languages)) {
            return isOwn(first) ? Optional.of(first) : Optional.empty();
        }
        if (first.length() == path.length()) {
            return Optional.of(first);
        }
        String second = segment(path, first.length() + 1);
        return isOwn(second) || isLanguage(second, languages) ? Optional.of(second) : Optional.empty();
    }

    private static String segment(String path, int from) {
        int end = path.indexOf('/', from);
        return path.substring(from, end < 0 ? path.length() : end);
    }

    private static boolean isLanguage(String segment, Collection<String> languages) {
        for (String language : languages) {
            if (segment.equalsIgnoreCase(language)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOwn(String segment) {
        String name = segment.toLowerCase(Locale.ROOT);
        String unpacked = name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name;
        return name.isEmpty()
                || FOLDERS.contains(name)
                || FILES.contains(unpacked)
                || unpacked.startsWith("sitemap-")
                        && SITEMAP_PART.matcher(unpacked).matches();
    }
}
