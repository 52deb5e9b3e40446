package postrider.letter;

import java.util.Optional;

/**
 * A picture of a post, as a letter may show it.
 *
 * @param url absolute, or {@code cid:} where it is sent along; @param caption empty where it has none; @param link where a click on it leads
 * @param width natural, in pixels, 0 where unknown; @param height likewise
 * @param shown false where its file is missing or mail clients can't show its kind: the caption stands for it
 */
record Picture(String url, String alt, String caption, Optional<String> link, int width, int height, boolean shown) {
    /** 3:2 where unknown: what cameras make. */
    double ratio() {
        return width > 0 && height > 0 ? (double) width / height : 1.5;
    }

    /** What stands for it where it can't be shown. */
    String words() {
        return caption.isEmpty() ? alt : caption;
    }

    /** The same, from elsewhere. */
    Picture from(String source) {
        return new Picture(source, alt, caption, link, width, height, shown);
    }

    Picture withoutCaption() {
        return new Picture(url, alt, "", link, width, height, shown);
    }
}
