package postrider.site;

import java.util.Locale;

/** What leads to what in {@code public/}: files of a layer are needed by those of later ones, and so are written before and removed after them. */
public enum Layer {
    MEDIA,
    STYLE,
    PAGE,
    /** Pages that lead to posts: the index, years, tags. */
    LIST,
    /** Pages of feeds down to the first post. */
    ARCHIVE,
    FEED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Layer of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
