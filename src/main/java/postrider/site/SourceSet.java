package postrider.site;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import postrider.markdown.UsedMedia;

/**
 * What a browser chooses a picture's copy by, as the attributes of an {@code img} have it. Both are empty where there is nothing to
 * choose from.
 *
 * @param source what is shown where nothing is chosen; @param candidates which copies there are; @param sizes how wide it is shown
 */
record SourceSet(String source, String candidates, String sizes) {
    /** Pixels of a page's column, and of what a narrow window keeps free beside it: the style sheet's {@code .wrap}. */
    static final int COLUMN = 632;

    private static final int MARGINS = 40;
    private static final String NARROW = "calc(100vw - 2.5rem)";

    /** The whole column, or less where the picture is smaller. @param width in pixels that it is shown in at most; 0 where unknown */
    static SourceSet of(UsedMedia media, int width) {
        return of(
                media,
                width == 0 || width >= COLUMN
                        ? "(max-width: 42rem) " + NARROW + ", 39.5rem"
                        : String.format(Locale.ROOT, "(max-width: %dpx) %s, %dpx", width + MARGINS, NARROW, width));
    }

    /** Beside another one. */
    static SourceSet inRow(UsedMedia media) {
        return of(media, "(max-width: 31rem) " + NARROW + ", 26rem");
    }

    private static SourceSet of(UsedMedia media, String sizes) {
        UsedMedia largest = media.shown();
        Stream<UsedMedia> whole = largest.equals(media) ? Stream.of(media) : Stream.empty();
        String candidates = Stream.concat(media.copies().stream(), whole)
                .map(copy -> copy.url() + " " + copy.width() + "w")
                .collect(Collectors.joining(", "));
        return media.copies().isEmpty()
                ? new SourceSet(media.url(), "", "")
                : new SourceSet(largest.url(), candidates, sizes);
    }

    /** With the addresses as they are from a page. @param base the site's address with a trailing slash; @param root what leads there */
    SourceSet from(String base, String root) {
        return new SourceSet(source.replace(base, root), candidates.replace(base, root), sizes);
    }
}
