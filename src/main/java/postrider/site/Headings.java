package postrider.site;

import java.util.regex.Pattern;

/** A post's HTML below a heading of its page. */
final class Headings {
    private static final Pattern HEADING = Pattern.compile("(</?h)([1-6])(?=[ >])");
    private static final Pattern ID = Pattern.compile("(<[a-z][a-z0-9]*(?:\\s+[a-z-]+=\"[^\"]*\")*?)\\s+id=\"[^\"]*\"");

    private Headings() {}

    /** Whether one would stand as high as the page's own. */
    static boolean reachTop(String html) {
        return html.contains("<h1");
    }

    /** One level lower, below the post's title. */
    static String lowered(String html) {
        return HEADING.matcher(html)
                .replaceAll(found -> found.group(1) + Math.min(6, found.group(2).charAt(0) - '0' + 1));
    }

    /** Where other posts stand on the page: one level lower, and without ids, which another post might have too. */
    static String loweredAmongOthers(String html) {
        return ID.matcher(lowered(html)).replaceAll("$1");
    }
}
