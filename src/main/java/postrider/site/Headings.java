package postrider.site;

import java.util.regex.Pattern;

/** A post's HTML where others stand beside it on one page. */
final class Headings {
    private static final Pattern HEADING = Pattern.compile("(</?h)([1-6])(?=[ >])");
    private static final Pattern ID = Pattern.compile("(<[a-z][a-z0-9]*(?:\\s+[a-z-]+=\"[^\"]*\")*?)\\s+id=\"[^\"]*\"");

    private Headings() {}

    /** Headings are one level lower, below the post's title; there are no ids, which another post might have too. */
    static String lowered(String html) {
        String lower = HEADING.matcher(html)
                .replaceAll(found -> found.group(1) + Math.min(6, found.group(2).charAt(0) - '0' + 1));
        return ID.matcher(lower).replaceAll("$1");
    }
}
