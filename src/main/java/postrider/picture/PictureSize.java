package postrider.picture;

/** In pixels, as the picture is shown. @param width from 1; @param height likewise */
public record PictureSize(int width, int height) {
    private static final long MOST_PIXELS = 120_000_000;

    public PictureSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no picture is " + width + " by " + height);
        }
    }

    /** Whether it has more than twice the pixels of what good cameras make: a bomb, or it would take the memory of one. */
    public boolean isTooLarge() {
        return pixels() > MOST_PIXELS;
    }

    long pixels() {
        return (long) width * height;
    }

    /** With the longer side where the other one was. */
    PictureSize turned() {
        return new PictureSize(height, width);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
