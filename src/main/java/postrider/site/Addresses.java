package postrider.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import postrider.post.Post;

/** How pages speak of one another: relative to {@code public/}, so that they also work in a sub-folder or opened from a disk. */
final class Addresses {
    private Addresses() {}

    /** From {@code public/} to the page at the route: percent-encoded, with a trailing slash. */
    static String of(String route) {
        return encoded(route.substring(1) + "/");
    }

    /** A path below {@code public/}, percent-encoded. */
    static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** What leads from a file to {@code public/}: {@code ../} for each folder it stands in. @param path below {@code public/} */
    static String root(String path) {
        return "../".repeat((int) path.chars().filter(c -> c == '/').count());
    }

    /** How many folders the post's page lies below {@code public/}. */
    static int depth(Post post) {
        return (int) post.route().chars().filter(c -> c == '/').count();
    }

    /** The language's name as its speakers write it, its first letter upper-case. */
    static String languageName(String language) {
        Locale locale = Locale.forLanguageTag(language);
        String name = locale.getDisplayName(locale);
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(locale) + name.substring(first);
    }
}
