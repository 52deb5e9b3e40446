package postrider.picture;

import java.util.Locale;

/**
 * How a smaller copy is made. No copy is larger than its picture.
 *
 * @param width of the box that the copy is to fit or fill, 0 = any; @param height likewise; one of them is given
 * @param quality of a JPEG, in per cent
 */
public record Scaling(Way way, int width, int height, int quality) {
    /** What most eyes cannot tell from the original at a fraction of its size. */
    public static final int GOOD = 82;

    private static final int MAX_SIDE = 10_000;

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

    /** Whether a copy differs from the picture at all. */
    public boolean changes(PictureSize picture) {
        return !of(picture).equals(picture);
    }

    /** The copy's file name: {@code photo.jpg} becomes {@code photo.400x300.jpg}; the same at each run. */
    public String nameOf(String file, PictureFacts picture) {
        int dot = file.lastIndexOf('.');
        String stem = dot < 0 ? file : file.substring(0, dot);
        String other = way == Way.FIT ? "" : "." + way.name().toLowerCase(Locale.ROOT);
        String grade = quality == GOOD ? "" : ".q" + quality;
        return stem + "." + of(picture.size()) + other + grade
                + (picture.format() == PictureFormat.PNG ? ".png" : ".jpg");
    }
}
