package postrider.picture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a smaller copy is made. No copy is larger than its picture.
 *
 * @param width of the box that the copy is to fit or fill, 0 = any; @param height likewise; one of them is given
 * @param quality of a JPEG, in per cent
 */
public record Scaling(Way way, int width, int height, int quality) {
    /** What most eyes cannot tell from the original at a fraction of its size. */
    public static final int GOOD = 82;

    static final int MAX_SIDE = 10_000;
    private static final int MAX_NAME_BYTES = 255;

    /** What pages offer to windows: a phone's, a column's of text, and that of a screen with two pixels a point. */
    private static final List<Integer> PAGE_WIDTHS = List.of(480, 960, 1600);

    /** What becomes of the proportions. */
    public enum Way {
        /** The whole picture, within the box. */
        FIT,
        /** The box is filled; what sticks out is cut off on both sides alike. */
        FILL,
        /** The box is filled with the whole picture, however wrong it looks. */
        STRETCH
    }

    public Scaling {
        if (width < 0 || height < 0 || width + height == 0 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("no box is " + width + " by " + height);
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality goes from 1 to 100: " + quality);
        }
    }

    /** The whole picture, at most so wide: for a {@code srcset}, or a letter. */
    public static Scaling toWidth(int width) {
        return new Scaling(Way.FIT, width, 0, GOOD);
    }

    /** Those that pages show of a picture of that size, the narrowest first; none is as wide as it is. */
    public static List<Scaling> ofPages(PictureSize picture) {
        return PAGE_WIDTHS.stream()
                .filter(width -> width < picture.width())
                .map(Scaling::toWidth)
                .toList();
    }

    /** What size the copy of a picture has. */
    public PictureSize of(PictureSize picture) {
        double byWidth = width == 0 ? Double.MAX_VALUE : (double) width / picture.width();
        double byHeight = height == 0 ? Double.MAX_VALUE : (double) height / picture.height();
        if (way == Way.FIT || width == 0 || height == 0) {
            double factor = Math.min(1, Math.min(byWidth, byHeight));
            return new PictureSize(scaled(picture.width(), factor), scaled(picture.height(), factor));
        }
        // A box larger than the picture shrinks to its own proportions.
        double shrink = way == Way.FILL ? Math.max(1, Math.max(byWidth, byHeight)) : 1;
        PictureSize box = new PictureSize(scaled(width, 1 / shrink), scaled(height, 1 / shrink));
        return new PictureSize(Math.min(box.width(), picture.width()), Math.min(box.height(), picture.height()));
    }

    private static int scaled(int side, double factor) {
        return (int) Math.max(1, Math.round(side * factor));
    }

    /** Whether a copy differs from the picture, and not only by what it lost for nothing. */
    public boolean changes(PictureSize picture) {
        return !of(picture).equals(picture) || quality < GOOD;
    }

    /**
     * The copy's file name: {@code photo.jpg} becomes {@code photo.400x300.jpg}, {@code photo.jpeg} {@code photo.jpeg.400x300.jpg}; the
     * same at each run, and another for each file. Empty where file systems take no such long name.
     *
     * @param file its name, or a path or address that ends in it; @param format of both, whatever the name says
     */
    public Optional<String> nameOf(String file, PictureSize picture, PictureFormat format) {
        String extension = format == PictureFormat.PNG ? ".png" : ".jpg";
        String stem = file.endsWith(extension) ? file.substring(0, file.length() - extension.length()) : file;
        String other = way == Way.FIT ? "" : "." + way.name().toLowerCase(Locale.ROOT);
        String grade = quality == GOOD ? "" : ".q" + quality;
        String name = stem + "." + of(picture) + other + grade + extension;
        boolean fits = name.length() - name.lastIndexOf('/') - 1 <= MAX_NAME_BYTES;
        return fits ? Optional.of(name) : Optional.empty();
    }
}
