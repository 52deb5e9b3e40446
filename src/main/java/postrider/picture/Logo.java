package postrider.picture;

import postrider.source.Bytes;

/**
 * The picture that stands for a site, where mail programs show its kind.
 *
 * @param path its place in the home, and below {@code public/}
 * @param mediaType such as {@code image/png}
 */
public record Logo(String path, String mediaType, PictureSize size, Bytes octets) {
    /** How large it is shown within these bounds: in proportion, and never enlarged. */
    public PictureSize within(int width, int height) {
        double factor = Math.min(1, Math.min((double) width / size.width(), (double) height / size.height()));
        return new PictureSize(Math.max(1, (int) Math.round(size.width() * factor)), Math.max(1, (int)
                Math.round(size.height() * factor)));
    }
}
